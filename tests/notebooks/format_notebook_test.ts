import { formatNotebook } from "../../tools/notebooks/mod.ts";
import { assertEquals } from "../assert.ts";
import { madeNotebook } from "./temporary_notebook.ts";

const cellOf = (draft: Parameters<typeof madeNotebook>[0]) =>
  JSON.parse(formatNotebook(madeNotebook(draft))).cells[0];

Deno.test("formatNotebook() writes as Jupyter does: keys sorted, one space, a last line end", () => {
  assertEquals(
    formatNotebook(madeNotebook("a;\nb;")).split("\n").slice(0, 13).join("\n"),
    `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "cell-1",
   "metadata": {},
   "outputs": [],
   "source": [
    "a;\\n",
    "b;"
   ]
  }`,
  );
  assertEquals(formatNotebook(madeNotebook("1;")).slice(-4), `\n}\n`.padStart(4, "5"));
});

Deno.test("formatNotebook() gives every notebook the Deno kernel", () => {
  assertEquals(JSON.parse(formatNotebook(madeNotebook())).metadata.kernelspec, {
    display_name: "Deno",
    language: "typescript",
    name: "deno",
  });
});

Deno.test("formatNotebook() keeps tags and drops the marks that editors make", () => {
  const metadata = { tags: ["raises-exception"], execution: { "iopub.status.busy": "now" } };
  assertEquals(cellOf({ metadata }).metadata, { tags: ["raises-exception"] });
});

Deno.test("formatNotebook() breaks texts into lines and leaves other data whole", () => {
  const data = {
    "text/html": "<b>\n</b>",
    "image/svg+xml": "<svg>\n</svg>",
    "image/png": "bWFkZQ==\n",
    "application/json": { text: "a\nb" },
  };
  const outputs = [{ output_type: "display_data" as const, data, metadata: {} }];
  assertEquals(cellOf({ outputs }).outputs[0].data, {
    "application/json": { text: "a\nb" },
    "image/png": "bWFkZQ==\n",
    "image/svg+xml": ["<svg>\n", "</svg>"],
    "text/html": ["<b>\n", "</b>"],
  });
});

Deno.test("formatNotebook() sees line ends where Python sees them", () => {
  assertEquals(cellOf("a\r\nb\u2028c\x0bd\n\ne").source, [
    "a\r\n",
    "b\u2028",
    "c\x0b",
    "d\n",
    "\n",
    "e",
  ]);
});

Deno.test("formatNotebook() gives a result the number of its cell", () => {
  const result = { output_type: "execute_result" as const, data: {}, metadata: {} };
  const outputs = [{ ...result, execution_count: 12 }];
  assertEquals(cellOf({ execution_count: 3, outputs }).outputs[0].execution_count, 3);
});

Deno.test("formatNotebook() changes nothing in what it wrote", () => {
  const text = formatNotebook(madeNotebook("a;\nb;", ""));
  assertEquals(formatNotebook(JSON.parse(text)), text);
});
