import { writeAssembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { wholeEstate } from "../../../test/whole-estate.js";
import { emitEcs } from "./emit-ecs.js";

describe("the files of an Assembly", () => {
  const files = emitEcs(wholeEstate);

  it("are laid out as the command line writes them", () => {
    expect(Object.keys(files)).toEqual([
      "assembly.json",
      "scaling/main.api.json",
      "services/main.api.json",
      "services/main.render.json",
      "services/render.render.json",
      "task-definitions/api.json",
      "task-definitions/render.json",
    ]);
    expect(files["assembly.json"]).toBe(writeAssembly(wholeEstate));
    expect(JSON.parse(files["task-definitions/api.json"]!)).toEqual(wholeEstate.taskDefinitions!["api"]);
  });

  it("are the same bytes for the same Assembly, in whatever order its members stand", () => {
    const { services = {}, ...rest } = structuredClone(wholeEstate);
    const turned = Object.fromEntries(Object.entries(services).reverse());
    expect(emitEcs({ services: turned, ...rest })).toEqual(files);
    expect(JSON.stringify(emitEcs({ services: turned, ...rest }))).toBe(JSON.stringify(files));
  });
});
