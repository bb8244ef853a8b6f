/** The operations whose requests an Assembly holds, with the service's folder; by the prefix that their JSON Schemas have. */
export const held = {
  ecs: ["ecs", ["CreateCluster", "CreateCapacityProvider", "RegisterTaskDefinition", "CreateService", "RunTask"]],
  cloudMap: ["servicediscovery", ["CreateHttpNamespace"]],
  scaling: ["application-autoscaling", ["RegisterScalableTarget", "PutScalingPolicy", "PutScheduledAction"]],
  autoScaling: ["autoscaling", ["CreateAutoScalingGroup"]],
  ec2: ["ec2", ["CreateLaunchTemplate"]],
  elb: [
    "elbv2",
    [
      "CreateLoadBalancer",
      "CreateListener",
      "CreateTargetGroup",
      "CreateRule",
      "ModifyLoadBalancerAttributes",
      "ModifyListenerAttributes",
      "ModifyTargetGroupAttributes",
    ],
  ],
};
