import type { PutAccountSettingDefaultRequest, PutAccountSettingDefaultResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { newSetting, rootPrincipal, settingKey, settingOutput } from "./account-settings.js";

/** The default is the setting of the account's root, which every principal without a setting of its own has. */
export const putAccountSettingDefault: Operation<PutAccountSettingDefaultRequest, PutAccountSettingDefaultResponse> = operation(
  "PutAccountSettingDefault",
  ({ input, view, place }) => {
    const row = newSetting(input.name, input.value, rootPrincipal(place));
    return {
      output: { setting: settingOutput(row) },
      commands: replaceRow(view, "accountSettings", settingKey(place, input.name, row.principalArn), row, "PutAccountSettingDefault"),
    };
  },
);
