import type { Kernel } from "../../tools/kernel/mod.ts";
import { outputText } from "../../tools/kernel/mod.ts";

/** A cell that opens a port: as long as it answers, the kernel's process lives. */
const OPEN_A_PORT = `
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  console.log(listener.addr.port);
`;

/** Opens a port in a kernel. */
export async function openPort(kernel: Kernel): Promise<number> {
  return Number(outputText((await kernel.execute(OPEN_A_PORT)).outputs));
}

/** Whether a process still holds the port. */
export async function isAlive(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch {
    return false;
  }
}
