export { checkDocument } from "./check-document.js";
export type { CheckedDocument } from "./check-document.js";
export { checkRequest } from "./check-request.js";
export type { Surroundings } from "./check-request.js";
export { checkRunTask, checkService } from "./check-service.js";
export type { CheckServiceOptions } from "./check-service.js";
export { checkTaskDefinition } from "./check-task-definition.js";
export { check } from "./check.js";
export { areas, catalogue } from "./catalogue.js";
export { compatibilitiesOf } from "./compatibilities.js";
export { describedIn, outputOnlyMembers } from "./described.js";
export type { Described, DescribedKind } from "./described.js";
export { docsLink } from "./docs-link.js";
export { documentKind } from "./document-kind.js";
export type { DocumentKind } from "./document-kind.js";
export { fixDocument } from "./fix/fix-document.js";
export type { FixedDocument } from "./fix/fix-document.js";
export { fixOf } from "./fix/fix-of.js";
export type { Fix } from "./fix/fix-of.js";
export type { PatchOperation } from "./fix/patch.js";
export { checkPolicy } from "./iam/check-policy.js";
export { iamFor } from "./iam/iam-for.js";
export type { IamReport } from "./iam/iam-for.js";
export type { IamNote, Need } from "./iam/need.js";
export type { IamOptions } from "./iam/place.js";
export type { PolicyCondition, PolicyDocument, PolicyStatement } from "./iam/policy-document.js";
export type { RoleKind, RoleNeeds } from "./iam/role-needs.js";
export { definePolicy } from "./policies/define-policy.js";
export type { Policy, PolicySpec } from "./policies/define-policy.js";
export { applySettings, settingsFindings } from "./policies/settings.js";
export type { Settings } from "./policies/settings.js";
export type { Suppressed } from "./policies/suppress.js";
export { findPlaceholder } from "./placeholder.js";
export { rule } from "./rule.js";
export type {
  Context,
  MessageData,
  Pack,
  PackIds,
  Report,
  Rule,
  RuleAws,
  RuleFix,
  RuleSpec,
  Stage,
  SubjectName,
  Subjects,
  Sureness,
} from "./rule.js";
export type { RequestName } from "./requests.js";
export type { CheckOptions } from "./run-rules.js";
