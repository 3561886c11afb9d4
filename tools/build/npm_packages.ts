import { join } from "node:path";

/** A package from npm, where Deno keeps it. */
export interface NpmPackage {
  name: string;
  version: string;
  /** Its folder on this computer. */
  folder: string;
}

interface Told {
  npmPackages: Record<string, { name: string; version: string; localPath: string }>;
}

/**
 * The packages from npm that an entry needs, with what they need in turn.
 *
 * @param entry A file of this project.
 */
export async function npmPackages(entry: string, root: string): Promise<NpmPackage[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    cwd: root,
  }).output();
  const { npmPackages } = JSON.parse(new TextDecoder().decode(stdout)) as Told;
  return Object.values(npmPackages)
    .map(({ name, version, localPath }) => ({ name, version, folder: localPath }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** The licences of what is inside the build, in full, as a page. */
export async function licencesPage(packages: readonly NpmPackage[]): Promise<string> {
  const sections = packages.map(async ({ name, version, folder }) => {
    const { license } = JSON.parse(await Deno.readTextFile(join(folder, "package.json")));
    const texts: string[] = [];
    for await (const { name: file } of Deno.readDir(folder)) {
      if (LICENCE_FILE.test(file)) texts.push(await Deno.readTextFile(join(folder, file)));
    }
    if (!license || texts.length === 0) {
      throw new Error(`Cannot list licences: ${name} ${version} comes without its licence's text`);
    }
    return `## ${name} ${version}\n\nLicence: ${license}\n\n\`\`\`text\n${
      texts.join("\n\n").trim()
    }\n\`\`\`\n`;
  });
  return `# What is inside, by others\n\nThe files of this folder hold code and types of these packages.\n\n${
    (await Promise.all(sections)).join("\n")
  }`;
}
