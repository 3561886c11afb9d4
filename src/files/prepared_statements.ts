import type { SQLInputValue, StatementSync } from "node:sqlite";
import type { PrivateDatabase } from "./private_database.ts";

/** Statements by name, each prepared when it is first needed, and once. */
export class PreparedStatements<Name extends string> {
  readonly #database: PrivateDatabase;
  readonly #sql: Readonly<Record<Name, string>>;
  readonly #prepared = new Map<Name, StatementSync>();

  constructor(database: PrivateDatabase, sql: Readonly<Record<Name, string>>) {
    this.#database = database;
    this.#sql = sql;
  }

  /** The statement of a name. */
  of(name: Name): StatementSync {
    let statement = this.#prepared.get(name);
    if (!statement) {
      statement = this.#database.prepare(this.#sql[name]);
      this.#prepared.set(name, statement);
    }
    return statement;
  }

  /** @returns How many rows it changed. */
  run(name: Name, ...values: SQLInputValue[]): number {
    return Number(this.of(name).run(...values).changes);
  }
}
