/** Where the style sheet is. */
export const STYLE_PATH = "/console/reading_room.css";

/** Where the script is. */
export const SCRIPT_PATH = "/console/copy_buttons.js";
