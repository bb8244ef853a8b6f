// The app of synth-app.cjs for aws-cdk-lib, synthesized in its own process, without its command line. usage: node cdk-app.cjs N OUTDIR
const cdk = require("aws-cdk-lib");
const ec2 = require("aws-cdk-lib/aws-ec2");
const ecs = require("aws-cdk-lib/aws-ecs");
const logs = require("aws-cdk-lib/aws-logs");
const secrets = require("aws-cdk-lib/aws-secretsmanager");

const [count = "100", outdir = "cdk.out"] = process.argv.slice(2);
// CloudFormation takes 500 resources a stack, and a service has nine.
const perStack = 25;
const env = { account: "123456789012", region: "eu-central-1" };
const app = new cdk.App({ outdir, analyticsReporting: false });

for (let first = 0; first < Number(count); first += perStack) {
  const stack = new cdk.Stack(app, `Stack${first / perStack}`, { env });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, "Vpc", {
    vpcId: "vpc-0123456789abcdef0",
    availabilityZones: ["eu-central-1a", "eu-central-1b"],
    privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  });
  const cluster = ecs.Cluster.fromClusterAttributes(stack, "Cluster", { clusterName: "main", vpc, securityGroups: [] });
  for (let index = first; index < Math.min(Number(count), first + perStack); index++) addService(stack, cluster, `svc-${index}`);
}
app.synth();

function addService(stack, cluster, name) {
  const arn = `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}/db-AbCdEf`;
  const secret = secrets.Secret.fromSecretCompleteArn(stack, `${name}-secret`, arn);
  const logGroup = new logs.LogGroup(stack, `${name}-logs`, { logGroupName: `/ecs/${name}`, retention: 30 });
  const image = ecs.ContainerImage.fromRegistry(`registry.example/${name}:1.4.2`);
  const logging = (streamPrefix) => ecs.LogDrivers.awsLogs({ logGroup, streamPrefix });
  const taskDefinition = new ecs.FargateTaskDefinition(stack, `${name}-task`, {
    family: name,
    cpu: 512,
    memoryLimitMiB: 1024,
    runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.ARM64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
  });
  const migrate = taskDefinition.addContainer("migrate", {
    image,
    essential: false,
    command: ["node", "migrate.js"],
    logging: logging("migrate"),
    secrets: { DB_URL: ecs.Secret.fromSecretsManager(secret, "url") },
  });
  const main = taskDefinition.addContainer("app", {
    image,
    environment: { NODE_ENV: "production", SERVICE: name, LOG_LEVEL: "info" },
    secrets: { DB_URL: ecs.Secret.fromSecretsManager(secret, "url"), API_KEY: ecs.Secret.fromSecretsManager(secret, "key") },
    portMappings: [{ name: "http", containerPort: 8080, appProtocol: ecs.AppProtocol.http }],
    logging: logging("app"),
    healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
  });
  main.addContainerDependencies({ container: migrate, condition: ecs.ContainerDependencyCondition.SUCCESS });
  const service = new ecs.FargateService(stack, `${name}-service`, {
    serviceName: name,
    cluster,
    taskDefinition,
    desiredCount: 2,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { rollback: true },
    serviceConnectConfiguration: {
      namespace: "shop.local",
      services: [{ portMappingName: "http", discoveryName: name, dnsName: name, port: 80 }],
    },
  });
  service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 20 }).scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
}
