/** A List of accounts, as `list:` takes it. */
export interface List {
  id: string;
  name: string;
}

/** The town's institutions. */
const INSTITUTIONS_LIST: List = { id: "1001", name: "Institutions of Paperwick" };

/** Every twelfth of its people. */
const REGULARS_LIST: List = { id: "1002", name: "Regulars of the reading room" };

const EVERY = 12;

/** The Lists that an author is a member of. */
export function listsOf(rank: number, institution: boolean): string[] {
  if (institution) return [INSTITUTIONS_LIST.id];
  return rank % EVERY === 0 ? [REGULARS_LIST.id] : [];
}
