import { StowageError } from "@stowage/model";

/**
 * Runs what reads, or writes, a file as a stream. What it finds wrong at a line gets the file's name before it; what the system refuses, as a folder in
 * place of a file or an archive that ends early, becomes a message.
 *
 * @throws {StowageError} `input-unreadable`, and what `read` throws.
 */
export async function namingFile<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StowageError) {
      if (!error.message.startsWith("Line ")) throw error;
      const { code, message, hint } = error;
      throw new StowageError(code, `${name}: ${message}`, { ...(hint !== undefined && { hint }), cause: error });
    }
    if (!(error instanceof Error && "code" in error && typeof error.code === "string" && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(error.code)))
      throw error;
    throw new StowageError("input-unreadable", `${name} cannot be used: ${error.message}.`, {
      hint: error.code.startsWith("Z_") ? "It is no whole gzip file; fetch it again." : "Name a file that can be read, or written.",
      cause: error,
    });
  }
}
