import type { PutAccountSettingRequest, PutAccountSettingResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { newSetting, rootPrincipal, settingKey, settingOutput } from "./account-settings.js";

export const putAccountSetting: Operation<PutAccountSettingRequest, PutAccountSettingResponse> = operation(
  "PutAccountSetting",
  ({ input, view, place }) => {
    const principal = input.principalArn ?? rootPrincipal(place);
    const row = newSetting(input.name, input.value, principal);
    return {
      output: { setting: settingOutput(row) },
      commands: replaceRow(view, "accountSettings", settingKey(place, input.name, principal), row, "PutAccountSetting"),
    };
  },
);
