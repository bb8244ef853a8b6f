import type { Assembly } from "@stowage/model";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import { add, newGathering, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { needLattice, needTls, needTrafficShift, needVolumes } from "./infrastructure-needs.js";
import { launched, launchesOf } from "./launches.js";
import type { Launched } from "./launches.js";
import { permissions } from "./permissions.js";
import type { IamPlace } from "./place.js";
import type { RoleDraft } from "./role-needs.js";
import { infrastructureTrust } from "./trust.js";

/** The roles with which ECS manages what services need around their tasks; one for each use, and for each role that a use names. */
export function infrastructureRoles(assembly: Assembly, place: IamPlace): RoleDraft[] {
  return launched(assembly).flatMap((item) => rolesOf(assembly, item, place));
}

function rolesOf(assembly: Assembly, { at, name, request }: Launched, place: IamPlace): RoleDraft[] {
  const roles = new Map<string, RoleDraft>();
  const role = (use: string, arn: string | undefined, where: string): Gathering => {
    const key = `${use}\n${arn ?? ""}`;
    const known = roles.get(key);
    if (known) {
      (known.at as string[]).push(where);
      return known.gathering;
    }
    const same = [...roles.values()].filter((other) => other.name.startsWith(`${name}:${use}`)).length;
    const gathering = newGathering(place);
    roles.set(key, {
      name: same === 0 ? `${name}:${use}` : `${name}:${use}-${same + 1}`,
      kind: "infrastructure",
      at: [where],
      ...(arn !== undefined && { arn }),
      gathering,
      trust: infrastructureTrust(),
    });
    return gathering;
  };
  const launches = launchesOf(assembly, request);
  for (const [index, { managedEBSVolume: volume }] of (request.volumeConfigurations ?? []).entries()) {
    if (!volume) continue;
    const where = `${at}/volumeConfigurations/${index}/managedEBSVolume`;
    const gathering = role("volumes", volume.roleArn, where);
    needVolumes(gathering, where, volume.snapshotId, launches.length === 0 || launches.some((launch) => launch !== "FARGATE"));
    if (volume.kmsKeyId !== undefined)
      note(gathering, `${where}/kmsKeyId`, "The key's own policy must let this role use it (developer guide, ebs-kms-encryption).");
  }
  if ("serviceName" in request) serviceUses(request, at, role);
  return [...roles.values()];
}

type RoleFor = (use: string, arn: string | undefined, where: string) => Gathering;

function serviceUses(request: CreateServiceRequest, at: string, role: RoleFor): void {
  for (const [index, balancer] of (request.loadBalancers ?? []).entries()) {
    const { advancedConfiguration } = balancer;
    if (!advancedConfiguration) continue;
    const where = `${at}/loadBalancers/${index}/advancedConfiguration`;
    needTrafficShift(role("load-balancers", advancedConfiguration.roleArn, where), where, balancer, advancedConfiguration);
  }
  const { serviceConnectConfiguration: connect } = request;
  for (const [index, { tls }] of (connect?.enabled ? (connect.services ?? []) : []).entries()) {
    if (!tls) continue;
    const where = `${at}/serviceConnectConfiguration/services/${index}/tls`;
    const gathering = role("service-connect-tls", tls.roleArn, where);
    needTls(gathering, where, tls.issuerCertificateAuthority.awsPcaAuthorityArn);
    if (tls.kmsKey !== undefined)
      note(gathering, `${where}/kmsKey`, "The key's own policy must let this role use it (developer guide, service-connect-tls).");
  }
  for (const [index, { roleArn, targetGroupArn }] of (request.vpcLatticeConfigurations ?? []).entries()) {
    const where = `${at}/vpcLatticeConfigurations/${index}`;
    needLattice(role("vpc-lattice", roleArn, where), where, targetGroupArn);
  }
  for (const [index, { hookTargetArn, roleArn }] of (request.deploymentConfiguration?.lifecycleHooks ?? []).entries()) {
    if (hookTargetArn === undefined) continue;
    const where = `${at}/deploymentConfiguration/lifecycleHooks/${index}`;
    add(role("lifecycle-hooks", roleArn, where), permissions.lifecycleHook, hookTargetArn, where);
  }
}
