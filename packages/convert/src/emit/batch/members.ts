/** The members of a structure: `true` for a value, more members for a structure or a list of them. */
export interface Members {
  readonly [member: string]: Members | true;
}

const secret: Members = { name: true, valueFrom: true };

/**
 * What a job definition of AWS Batch may say of an ECS task. Source: the AWS Batch API reference, RegisterJobDefinition and the structures
 * below its `ecsProperties` (as @aws-sdk/client-batch 3.1138.0 has them), read 2026-11. Nothing that is not here is emitted.
 */
export const jobDefinitionMembers: Members = {
  jobDefinitionName: true,
  type: true,
  platformCapabilities: true,
  propagateTags: true,
  tags: true,
  ecsProperties: {
    taskProperties: {
      enableExecuteCommand: true,
      ephemeralStorage: { sizeInGiB: true },
      executionRoleArn: true,
      ipcMode: true,
      networkConfiguration: { assignPublicIp: true },
      pidMode: true,
      platformVersion: true,
      runtimePlatform: { cpuArchitecture: true, operatingSystemFamily: true },
      taskRoleArn: true,
      volumes: {
        name: true,
        host: { sourcePath: true },
        efsVolumeConfiguration: {
          fileSystemId: true,
          rootDirectory: true,
          transitEncryption: true,
          transitEncryptionPort: true,
          authorizationConfig: { accessPointId: true, iam: true },
        },
        s3filesVolumeConfiguration: { fileSystemArn: true, accessPointArn: true, rootDirectory: true, transitEncryptionPort: true },
      },
      containers: {
        name: true,
        image: true,
        command: true,
        dependsOn: { containerName: true, condition: true },
        environment: { name: true, value: true },
        essential: true,
        firelensConfiguration: { type: true, options: true },
        linuxParameters: {
          devices: { hostPath: true, containerPath: true, permissions: true },
          initProcessEnabled: true,
          maxSwap: true,
          sharedMemorySize: true,
          swappiness: true,
          tmpfs: { containerPath: true, size: true, mountOptions: true },
        },
        logConfiguration: { logDriver: true, options: true, secretOptions: secret },
        mountPoints: { sourceVolume: true, containerPath: true, readOnly: true },
        privileged: true,
        readonlyRootFilesystem: true,
        repositoryCredentials: { credentialsParameter: true },
        resourceRequirements: { type: true, value: true },
        secrets: secret,
        startTimeout: true,
        stopTimeout: true,
        ulimits: { name: true, softLimit: true, hardLimit: true },
        user: true,
      },
    },
  },
};
