import { StowageError } from "@stowage/model";

/** Runs what reads a file as a stream; what it finds wrong, at a line and column, gets the file's name before it. */
export async function namingFile<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StowageError) || !error.message.startsWith("Line ")) throw error;
    const { code, message, hint } = error;
    throw new StowageError(code, `${name}: ${message}`, { ...(hint !== undefined && { hint }), cause: error });
  }
}
