/** Every page of the console that there is, once there is an app; and one that there is not. */
export const consolePages = (app: string): string[] => [
  "/console",
  "/console/apps/new",
  app,
  `${app}/keys`,
  `${app}/keys/regenerate-api-key`,
  `${app}/settings`,
  "/console/search",
  "/console/billing",
  "/console/failures",
  "/console/nowhere",
];
