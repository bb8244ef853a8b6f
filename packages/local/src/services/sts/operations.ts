import type { AnyOperation } from "../operation.js";
import { getCallerIdentity } from "./get-caller-identity.js";

/** The operations of STS that are answered, one a file. */
export const operations: readonly AnyOperation[] = [getCallerIdentity];
