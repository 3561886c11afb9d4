/** Plain data to something to look at. */
export { type AxisMark, type Bars, barsFaces } from "./bars.ts";
export { giveFaces } from "./faces.ts";
export { html } from "./html.ts";
export { type InPlace, inPlace, type Stage } from "./in_place.ts";
export { type Sheet, sheetFaces, type SheetLine } from "./sheet.ts";
export { type Marked, marksFaces } from "./marks.ts";
export { caretRows } from "./marks_text.ts";
export { show, showAside } from "./show.ts";
export { type Table, tableFaces } from "./table.ts";
export { fit, textWidth, wrap } from "./text_width.ts";
export { type CsvOptions, toCsv } from "./to_csv.ts";
