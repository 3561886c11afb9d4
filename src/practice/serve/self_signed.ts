/** A certificate and its private key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

const pem = (what: string, lines: string): string =>
  `-----BEGIN ${what}-----\n${lines.trim().replace(/\s+/g, "\n")}\n-----END ${what}-----\n`;

/**
 * A certificate for 127.0.0.1 that nobody has signed but itself, valid until 2049-12-31. Made up for
 * this: the key stands here for all to read, it opens nothing, and no computer should trust it.
 */
export const SELF_SIGNED: Certificate = {
  cert: pem(
    "CERTIFICATE",
    `
    MIIBTzCB9aADAgECAhAB4OokBxQBagDGYS/pIUdpMAoGCCqGSM49BAMCMB8xHTAb
    BgNVBAMMFFByYWN0aWNlIHJvb20sIG5vdCBYMB4XDTI2MDEwMTAwMDAwMFoXDTQ5
    MTIzMTAwMDAwMFowHzEdMBsGA1UEAwwUUHJhY3RpY2Ugcm9vbSwgbm90IFgwWTAT
    BgcqhkjOPQIBBggqhkjOPQMBBwNCAASvOKkG+r0VIuBH/dQbqD22CySnIrkZh96D
    7daj+JtgWsRQMkMeo9DAZAls3jEioPssqPxcMYmRudylWdN9IjI8oxMwETAPBgNV
    HREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYCIQDbN45mX32BbbJvtL0C1eQy
    WglOzbK9pNR3pbAg4q5Q9gIhAOwdWRzVxBwP5+YmCrRw0EYtWb3tAnV6DDX4SMbO
    G8Cc`,
  ),
  key: pem(
    "PRIVATE KEY",
    `
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqN0MF9BPLVsuOPLE
    L4CWdU3d857GySgg7MZqm2MaZH2hRANCAASvOKkG+r0VIuBH/dQbqD22CySnIrkZ
    h96D7daj+JtgWsRQMkMeo9DAZAls3jEioPssqPxcMYmRudylWdN9IjI8`,
  ),
};
