import { app, task } from "@stowage/dsl";

const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
const listeners = { http: { port: 80 }, admin: { port: 8080 } };
export const shop = app("shop", { web })
  .loadBalancer("public", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners })
  .configure({ web: (s) => s.route("http", "public:admin") });
