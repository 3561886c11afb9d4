import { assert, assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";
import { hostsOf, listening, nearHost, ownNumbers } from "../../src/practice/serve/listening.ts";

/** A laptop on a school's network, with a container's bridge. */
const INTERFACES = () =>
  [
    { name: "lo", family: "IPv4", address: "127.0.0.1" },
    { name: "lo", family: "IPv6", address: "::1" },
    { name: "wlan0", family: "IPv4", address: "192.0.2.5" },
    { name: "wlan0", family: "IPv6", address: "2001:db8::5" },
    { name: "wlan0", family: "IPv6", address: "fe80::1234" },
    { name: "eth0", family: "IPv4", address: "169.254.1.2" },
    { name: "docker0", family: "IPv4", address: "172.17.0.1" },
  ] as const;

const interfaces = () => [...INTERFACES()];

const HOSTS: { host?: string; near: string; hosts: string[] }[] = [
  { near: "127.0.0.1", hosts: ["127.0.0.1"] },
  { host: "localhost", near: "127.0.0.1", hosts: ["127.0.0.1"] },
  { host: "::1", near: "[::1]", hosts: ["[::1]"] },
  { host: "0.0.0.0", near: "127.0.0.1", hosts: ["192.0.2.5"] },
  { host: "::", near: "127.0.0.1", hosts: ["192.0.2.5", "[2001:db8::5]"] },
  { host: "192.0.2.5", near: "192.0.2.5", hosts: ["192.0.2.5"] },
];
Deno.test.each(HOSTS)(
  "a room at $host is found by its class at $hosts",
  ({ host, near, hosts }) => {
    const room = listening({ host, class: 30 });
    assertEquals(nearHost(room), near);
    assertEquals(hostsOf(room, interfaces), hosts);
  },
);

Deno.test("a name of this computer is an address, too", () => {
  const room = listening({ host: "0.0.0.0", names: ["Teacher.local"], class: 30 });
  assertEquals(hostsOf(room, interfaces), ["192.0.2.5", "teacher.local"]);
});

Deno.test("ownNumbers() leaves out what no browser takes", () => {
  assertEquals(ownNumbers(interfaces).includes("[fe80::1234]"), false);
  assertEquals(ownNumbers(interfaces).includes("169.254.1.2"), false);
  assertEquals(ownNumbers(interfaces).includes("[2001:db8::5]"), true);
});

const BEYOND = ["0.0.0.0", "::", "192.0.2.5", "[2001:db8::5]"];
Deno.test.each(BEYOND.map((host) => ({ host })))("$host is refused without a class", ({ host }) => {
  const error = assertThrows(() => listening({ host }));
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, "open it for a class");
  assertEquals(listening({ host, class: 1 }).names.length, 4);
});

Deno.test("a host that is a name is refused: it may lead anywhere", () => {
  const error = assertThrows(() => listening({ host: "teacher.local", class: 30 }));
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, "a name belongs in names");
});
