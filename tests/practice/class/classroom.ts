import { practiceApp } from "../../../src/practice/serve/practice_app.ts";
import { practiceWorld } from "../../../src/practice/practice_world.ts";
import { EVENING } from "../rehearsal.ts";
import { Visitor } from "./visitor.ts";

/** A class without a port: its world, a clock that a test can move, and who comes to its pages. */
export function classroom({ students = 30 } = {}) {
  const clock = { now: EVENING };
  const world = practiceWorld({ class: { students, code: "LIBRARY7" }, now: () => clock.now });
  const app = practiceApp(world);
  const visitor = (from = "192.0.2.7") =>
    new Visitor((path, init) => app.request(`http://127.0.0.1${path}`, init, { from }));

  const student = async (name: string): Promise<Visitor> => {
    const one = visitor();
    await one.get("/console/join");
    await one.post("/console/join", { code: "LIBRARY7", name });
    return one;
  };
  const teacher = async (): Promise<Visitor> => {
    const one = visitor();
    await one.get("/console/teacher/sign-in");
    await one.post("/console/teacher/sign-in", { code: world.reception.class!.codes.teacher });
    return one;
  };
  const idOf = (name: string) => world.registry.students.find((each) => each.name === name)!.id;
  return { clock, world, app, visitor, student, teacher, idOf };
}
