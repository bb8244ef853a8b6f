import { fileURLToPath } from "node:url";

/** The package's folder. */
export const packageFolder: string = fileURLToPath(new URL("..", import.meta.url));
