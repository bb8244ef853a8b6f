// To be completed:
// - /services/app.web/tmpfs: ECS asks for the size of a tmpfs. It is 64 MiB now: see whether that will do.
// - /services/app.web/profiles: Compose starts it with a profile alone (debug); here it always runs. Take it out, or make it a run: app.oneOff().
// - /services/trainer/env_file/0: The variables of .env are in another file. Say them with .env(), or put it into S3 and use .envFile(). `docker compose config` writes them out.
// - /services/trainer/env_file/1: The variables of other.env are in another file. Say them with .env(), or put it into S3 and use .envFile(). `docker compose config` writes them out.
// - /services/trainer/restart: A service of ECS is always started again. If it is to end, make it a run: app.oneOff().
// - /services/trainer: It runs on instances: Fargate has no devices, pid, ipc, GPUs. Give the cluster some with .autoScalingGroup() on the app, or do without, for .fargate().
// - /services/trainer/volumes/1: The volume "out" outlives its containers in Compose; here it lives as long as its task. If its data must stay, use .efsVolume(), .ebsVolume(), or a service of AWS that keeps it.
// - /services/cache: It is called redis too; here its name is cache alone. Call it cache in those that use it.
// - Tasks on Fargate need subnets. Name them: .network({ subnets, securityGroups }) on the app.
// - Secrets and awslogs need a role that may read and write them. Name it: .executionRole() on the tasks.
// Left out:
// - /services/app.web/ports: Compose publishes these ports on the host. To reach them from outside, give the service a load balancer: .loadBalancer({ targetGroupArn, port }).
// - /services/cache/ports: Compose publishes these ports on the host. To reach them from outside, give the service a load balancer: .loadBalancer({ targetGroupArn, port }).
// - /services/trainer/runtime: This has no counterpart. See whether the service needs it on ECS.
// - /services/trainer/deploy/update_config/parallelism: ECS replaces tasks by percentages. Set them with .rolling({ min, max }).
// - /services/trainer/deploy/placement: This has no counterpart. See whether the service needs it on ECS.
// - /services/trainer/configs: ECS mounts no configuration files. Put them into the image, or into a volume.
// - /services/trainer/volumes_from: Services of ECS share no mounts. Mount a volume of Amazon EFS in both: .efsVolume().
// - /services/app.web/ulimits/nproc: The limit nproc is not for tasks on Fargate. Do without, or run the task on instances: .ec2().
// - /services/cache/hostname: A host name is not for tasks on Fargate. Do without, or run the task on instances: .ec2().

import { app, task } from "@stowage/dsl";

const appWeb = task("app-web")
  .fargate({ cpu: 256, memory: 512, arch: "ARM64" })
  .container("app-web", (c) =>
    c
      .image("registry.example.com:5000/web", "1")
      .entryPoint("/bin/tini", "--")
      .workingDirectory("/srv")
      .user("1000:1000")
      .port("tcp-9000", 9000)
      .portRange("5000-5010", { protocol: "udp" })
      .port("web-ui", 8080, { appProtocol: "http" })
      .stopTimeout(90)
      .readonlyRoot()
      .logs({ group: "/web", region: "eu-west-1", prefix: "web" })
      .ulimits({ nofile: { soft: 100, hard: 200 } })
      .linuxParameters({
        initProcessEnabled: true,
        tmpfs: [
          { containerPath: "/run", size: 16 },
          { containerPath: "/tmp", size: 64 },
        ],
        capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] },
      })
      .systemControls({ "net.core.somaxconn": "1024" })
      .terminal({ interactive: true, pseudoTerminal: true })
      .labels({ team: "shop", plain: "" }),
  )
  .container("sidecar", (c) => c.image("envoy").dependsOn("app-web", "START"));

const cache = task("cache")
  .fargate({ cpu: 256, memory: 512 })
  .container("cache", (c) => c.image("redis", "7").memory(256, { reserve: 128 }).port("tcp-6379", 6379));

const trainer = task("trainer")
  .ec2({ cpu: 2048, memory: 4096, network: "bridge" })
  .pidMode("host")
  .ipcMode("host")
  .bindVolume("out")
  .bindVolume("trainer-anonymous")
  .hostVolume("etc-models", "/etc/models")
  .container("trainer", (c) =>
    c
      .image("trainer")
      .memory(undefined, { reserve: 4096 })
      .gpus(2)
      .extraHosts({ db: "10.0.0.1" })
      .dns({ servers: ["10.0.0.2"], search: ["example.com"] })
      .mount("out", "/out")
      .mount("trainer-anonymous", "/anonymous")
      .mount("etc-models", "/models", { readOnly: true })
      .logs({ logDriver: "json-file", options: { "max-size": "10m" } })
      .linuxParameters({
        devices: [{ hostPath: "/dev/fuse", containerPath: "/dev/fuse", permissions: ["read", "write"] }],
        tmpfs: [{ containerPath: "/scratch", size: 1 }],
        sharedMemorySize: 1024,
      })
      .securityOptions("no-new-privileges"),
  );

export const lab = app("lab", { "app-web": appWeb, cache, trainer })
  .cluster("lab")
  .namespace("lab")
  .configure({
    "app-web": (s) => s.uses("cache"),
    "cache": (s) => s.serve("tcp-6379"),
    "trainer": (s) => s.desired(3).rolling({ min: 0, max: 100 }),
  });
