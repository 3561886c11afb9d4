/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono, MiddlewareHandler } from "npm:hono@4.13.19";
import type { PracticeWorld } from "../../practice_world.ts";
import { SCRIPT_PATH } from "../copy_buttons.tsx";
import type { PageEnv } from "../page_session.ts";
import { STYLE_PATH } from "../style_sheet.ts";
import { WATCH_CLASS, WATCH_PATH } from "./class_table.tsx";
import { CodeLimiter } from "./code_limiter.ts";
import { joinPages } from "./join_pages.tsx";
import { lessonActions } from "./lesson_forms.tsx";
import { placeActions } from "./place_forms.tsx";
import { teacherPages } from "./teacher_pages.tsx";
import { teacherSignIn } from "./teacher_sign_in.tsx";

/** What anyone may see: how to come in, and how it looks. */
const OPEN = ["/join", "/teacher", "/console/join", "/console/leave"];
const ASSETS: string[] = [SCRIPT_PATH, STYLE_PATH, WATCH_PATH];

const isTeachers = (path: string) => /^\/console\/teacher(\/|$)/.test(path);

/** Shows everyone in: students to their own pages, the teacher to the class, others to the door. */
const usher: MiddlewareHandler<PageEnv> = async function usher(c, next) {
  const { path } = c.req;
  const role = c.get("session")?.role;
  if (ASSETS.includes(path) || OPEN.includes(path)) return await next();
  if (isTeachers(path)) {
    const signingIn = path === "/console/teacher/sign-in";
    return role === "teacher" || signingIn
      ? await next()
      : c.redirect("/console/teacher/sign-in", 303);
  }
  if (role === "teacher") return c.redirect("/console/teacher", 303);
  return role === "student" ? await next() : c.redirect("/console/join", 303);
};

/** Puts in the pages of a class; a room of one's own has none of them. */
export function classPages(pages: Hono<PageEnv>, world: PracticeWorld): void {
  if (!world.reception.class) return;
  pages.use(usher);
  pages.get(
    WATCH_PATH,
    (c) => c.body(WATCH_CLASS, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  joinPages(pages, world, new CodeLimiter(world.now));
  teacherSignIn(pages, world, new CodeLimiter(world.now));
  teacherPages(pages, world);
  lessonActions(pages, world);
  placeActions(pages, world);
}
