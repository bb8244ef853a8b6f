import { partitionOf } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { parseEcrImage } from "../ecr-image.js";
import { isPlaceholder } from "../placeholder.js";
import { add, note, noteOtherAccount } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { permissions } from "./permissions.js";

/** How AWS's console names the repositories of its pull through cache rules. Source: Amazon ECR user guide, pull-through-cache-creating-rule. */
const cached = /:repository\/(?:ecr-public|docker-hub|quay|kubernetes|github|gitlab|azure|chainguard)\//;

/** The ARN of the private ECR repository that an image is in; undefined for any other image. */
function repositoryArn(image: string): string | undefined {
  const parsed = parseEcrImage(image);
  if (parsed === undefined || !/^\d{12}$/.test(parsed.account)) return undefined;
  const { account, region, repository } = parsed;
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${repository}`;
}

/** What pulling the images of these containers takes. Public images take no permission. */
export function needImages(gathering: Gathering, task: RegisterTaskDefinitionRequest, base: string): void {
  for (const [index, { image }] of task.containerDefinitions.entries()) {
    const repository = repositoryArn(image ?? "");
    const at = `${base}/containerDefinitions/${index}/image`;
    if (repository === undefined) {
      if (isPlaceholder(image ?? "")) note(gathering, at, "This is still a template placeholder.");
      continue;
    }
    add(gathering, permissions.ecrToken, "*", at);
    add(gathering, permissions.ecrPull, repository, at);
    noteOtherAccount(gathering, repository, at);
    if (cached.test(repository))
      note(
        gathering,
        at,
        "Behind a pull through cache rule, the first pull takes ecr:BatchImportUpstreamImage and ecr:CreateRepository on this repository too, here or in the registry's own policy.",
      );
  }
}
