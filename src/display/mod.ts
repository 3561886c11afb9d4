/** Plain data to something to look at. */
export { barsFaces } from "./bars.ts";
export { caretRows } from "./caret_rows.ts";
export { errorText } from "./error_text.ts";
export { type Faces, giveFaces } from "./faces.ts";
export type { AxisMark, Bars } from "./group_bars.ts";
export { originOf } from "./heading.ts";
export { html } from "./html.ts";
export { type DisplayTarget, type InPlace, inPlace, isWatched } from "./in_place.ts";
export { cellOf, type Row, SHOWN_ROWS } from "./rows.ts";
export { type Sheet, sheetFaces, type SheetLine } from "./sheet.ts";
export { type Marked, marksFaces } from "./marks.ts";
export { show, showAside } from "./show.ts";
export { type Cell, type Column, type Table, tableFaces } from "./table.ts";
export { stepPieces } from "./trouble.ts";
export { fit, screenWidth, textWidth, wrap } from "./text_width.ts";
export { type CsvOptions, toCsv } from "./to_csv.ts";
