/** One fault of a `.env` file. Never holds a value, nor a part of one. */
export interface EnvFault {
  fault: string;
  /** The file, as seen from the working folder. */
  file: string;
  /** The line, from 1; absent where the fault is the file's. */
  line?: number;
  /** The variable, as it should be written. */
  name?: string;
  /** What was found and what comes of it, as a sentence. */
  found: string;
  /** How to mend it by hand, as a sentence. */
  mend: string;
  /** Whether a key is lost or spoilt by it. */
  blocks: boolean;
  /** Whether `mendEnvFiles` can mend it. */
  fixable: boolean;
}

/** A fault as a sentence or two: where, what, and how to mend it. */
export const tellEnvFault = ({ file, line, found, mend }: EnvFault): string =>
  line === undefined ? `${found} ${mend}` : `${file}, line ${line}: ${found} ${mend}`;

/** Stands in until the keys' room looks for faults itself. */
export const checkEnvFiles = (_folder: string): EnvFault[] => [];

/**
 * Mends what can be mended safely in the `.env` files of a folder.
 *
 * @param _folder Where to start.
 * @returns What was done, as whole sentences.
 */
export const mendEnvFiles = (_folder: string): Promise<string[]> => Promise.resolve([]);
