/** The look of the console. @module */
import { CLASS } from "./class.ts";
import { FORMS } from "./forms.ts";
import { FRAME } from "../style_sheet.ts";
import { PIECES } from "./pieces.ts";

/** The whole style sheet. */
export const READING_ROOM: string = FRAME + FORMS + PIECES + CLASS;
