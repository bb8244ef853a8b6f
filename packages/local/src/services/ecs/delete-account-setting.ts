import type { DeleteAccountSettingRequest, DeleteAccountSettingResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { rootPrincipal, settingKey, settingOutput } from "./account-settings.js";
import { invalidParameter } from "./refuse.js";

export const deleteAccountSetting: Operation<DeleteAccountSettingRequest, DeleteAccountSettingResponse> = operation(
  "DeleteAccountSetting",
  ({ input, view, place }) => {
    const principal = input.principalArn ?? rootPrincipal(place);
    const key = settingKey(place, input.name, principal);
    const row = view.get("accountSettings", key);
    if (row === undefined) return invalidParameter(`The setting ${input.name} is not set for ${principal}.`);
    return {
      output: { setting: settingOutput(row) },
      commands: [{ op: "delete", table: "accountSettings", key, why: "DeleteAccountSetting" }],
    };
  },
);
