export { revisionArn, serviceDeploymentArn } from "../../control/deployments/arns.js";
