import type { ListAccountSettingsRequest, ListAccountSettingsResponse, SettingName } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { knownSettings, rootPrincipal, settingKey, settingOutput } from "./account-settings.js";

/** Effective settings are all of them, with the account's defaults for those that the principal has not set. */
export const listAccountSettings: Operation<ListAccountSettingsRequest, ListAccountSettingsResponse> = operation(
  "ListAccountSettings",
  ({ input, view, place }) => {
    const root = rootPrincipal(place);
    const principal = input.principalArn ?? root;
    const rows =
      input.effectiveSettings === true
        ? (Object.keys(knownSettings) as SettingName[]).map(
            (name) =>
              view.get("accountSettings", settingKey(place, name, principal)) ??
              view.get("accountSettings", settingKey(place, name, root)) ?? { name, value: knownSettings[name].value, principalArn: root },
          )
        : rowsOf(view, "accountSettings", `${place.region}/${place.account}/`).filter((row) => row.principalArn === principal);
    const wanted = rows.filter((row) => (input.name ?? row.name) === row.name && (input.value ?? row.value) === row.value);
    const { items, ...rest } = page(wanted, (row) => row.name, { size: input.maxResults, token: input.nextToken }, ecsPage(10, 10));
    return { output: { settings: items.map(settingOutput), ...rest } };
  },
);
