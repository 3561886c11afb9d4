/** Consonants and digits that are not taken for one another, and of which no words come. */
const SIGNS = "BCDFGHJKMNPQRTVWXYZ346789";

/** 25^7 are six thousand million: nobody guesses one in an afternoon over HTTP. */
const STUDENTS = 7;

/** 25^20: as good as a password that nobody has to remember. */
const TEACHER = 20;

/** Makes a code by chance. */
function madeCode(length: number): string {
  let code = "";
  while (code.length < length) {
    // 250 is the largest multiple of 25 in a byte: what lies above would favour some signs.
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 250) code += SIGNS[byte % SIGNS.length];
    }
  }
  return code.slice(0, length);
}

/** The two codes of a class. */
export interface ClassCodes {
  /** What students type to join. */
  students: string;
  /** What opens the teacher's page. */
  teacher: string;
}

/** How a code is compared: small letters, blanks and hyphens do not count. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/**
 * Makes the codes of a class.
 *
 * @param wanted The students' code, if it is not to be made by chance.
 * @throws {RangeError} If that is too short, too long, or no word.
 */
export function classCodes(wanted?: string): ClassCodes {
  const students = wanted === undefined ? madeCode(STUDENTS) : plainCode(wanted);
  if (!/^[A-Z0-9]{6,20}$/.test(students)) {
    throw new RangeError("Cannot open the class: a class code has 6 to 20 letters and digits");
  }
  return { students, teacher: madeCode(TEACHER) };
}
