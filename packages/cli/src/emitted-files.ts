import type { Assembly, Diagnostic } from "@stowage/model";

/** What `stowage synth --emit` can write beside ECS's own JSON. */
export type Emission = "batch" | "cloudformation" | "terraform";

/** The folder of the files of an emission that has one. */
export const jobDefinitions = "job-definitions";

/** The files of an emission, by their paths, and what of the Assembly is not in them. */
export async function emittedFiles(
  assembly: Assembly,
  emission: Emission,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly leftOut: readonly Diagnostic[] }> {
  const { emitBatch, emitCloudFormation, emitTerraform } = await import("@stowage/convert");
  const leftOut: Diagnostic[] = [];
  const options = { report: (finding: Diagnostic): void => void leftOut.push(finding) };
  switch (emission) {
    case "cloudformation":
      return { files: new Map([["template.json", text(emitCloudFormation(assembly, options))]]), leftOut };
    case "terraform":
      return { files: new Map([["main.tf.json", text(emitTerraform(assembly, options))]]), leftOut };
    case "batch": {
      const requests = emitBatch(assembly, options);
      const files = new Map(requests.map((request) => [`${jobDefinitions}/${request.jobDefinitionName}.json`, text(request)]));
      return { files, leftOut };
    }
  }
}

function text(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
