/** Plain data to something to look at. */
export { type AxisMark, type Bars, barsFaces } from "./bars.ts";
export { type Faces, giveFaces } from "./faces.ts";
export { html, Markup } from "./html.ts";
export { type InPlace, inPlace, type Stage } from "./in_place.ts";
export { type Sheet, sheetFaces, type SheetLine } from "./sheet.ts";
export { type Mark, type Marked, marksFaces } from "./marks.ts";
export { caretRows } from "./marks_text.ts";
export { show, showAside } from "./show.ts";
export { type Cell, type Column, type Table, tableFaces } from "./table.ts";
export { fit, screenWidth, textWidth, wrap } from "./text_width.ts";
export { type CsvOptions, toCsv } from "./to_csv.ts";
export { type Trouble } from "./trouble.ts";
