import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { now } from "../clock.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";

interface PricesFlags {
  readonly region?: string;
  readonly out: string;
}

export const pricesUpdateCommand: Command = command<PricesFlags>({
  name: "prices update",
  operands: "",
  summary: "the current prices of a region as a price book, from the AWS Price List API (needs AWS credentials)",
  options: [
    shared["region"]!,
    { flags: "--out <FILE>", about: "the price book to write, for `prices` in the configuration", default: "stowage.prices.json" },
  ],
  async run({ options, io }) {
    const { region } = options;
    if (region === undefined) throw new StowageError("usage-region", "No region is known.", { hint: "Pass --region." });
    const [{ refreshPrices }, { Pricing }, { EC2 }] = await Promise.all([
      import("@stowage/cost"),
      import("@aws-sdk/client-pricing"),
      import("@aws-sdk/client-ec2"),
    ]);
    // The Price List API answers in a few regions only; us-east-1 is one of them. Source: AWS Billing User Guide, Price List endpoints.
    const pricing = new Pricing({ region: "us-east-1" });
    const spot = new EC2({ region });
    try {
      const book = await refreshPrices({ region, pricing, spot, now: now(), onProgress: (service) => io.err(`  ${service}\n`) });
      await writeFile(resolve(io.cwd, options.out), `${JSON.stringify(book, undefined, 2)}\n`);
      io.err(`Wrote ${book.prices.length} prices to ${options.out}.\n`);
      return 0;
    } catch (error) {
      const { describeAwsError } = await import("@stowage/client");
      throw describeAwsError(error);
    } finally {
      pricing.destroy();
      spot.destroy();
    }
  },
});
