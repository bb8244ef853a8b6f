import { deleteAlarm } from "../monitoring/delete-alarm.js";
import type { ExpressIngress } from "../../state/express-row.js";
import type { View } from "../../state/view.js";
import { formatArn, parseArn, type Place } from "@stowage/model";
import type { Command, Controller } from "../types.js";
import { dropBalancer } from "./managed-ingress.js";
import { dropRoute } from "./managed-route.js";

/** Takes away what stands in front of an Express service once the service is INACTIVE. The key is the service's ARN. */
export const expressIngress: Controller = {
  name: "express-ingress",
  wakes: {
    services(old, now, key, wake, view) {
      if (old?.status !== now?.status && view.get("expressServices", key)) wake(key);
    },
  },
  *keys(view) {
    for (const [arn, { ingress }] of view.all("expressServices")) if (ingress) yield arn;
  },
  decide(view, key, now) {
    const row = view.get("expressServices", key);
    const { status = "INACTIVE" } = view.get("services", key) ?? {};
    if (!row?.ingress || status !== "INACTIVE") return undefined;
    const why = "its service is INACTIVE";
    return {
      commands: [
        ...dropRoute(view, row.ingress.ruleArn, why),
        ...(isShared(view, key, row.ingress) ? [] : dropBalancer(view, row.ingress.loadBalancerArn, row.ingress.listenerArn, why)),
        ...alarmsOf(view, key, row.ingress, now),
        { op: "patch", table: "expressServices", key, row: { ingress: undefined }, why },
      ],
    };
  },
};

function isShared(view: View, key: string, { loadBalancerArn }: ExpressIngress): boolean {
  for (const [arn, { ingress }] of view.all("expressServices"))
    if (arn !== key && ingress?.loadBalancerArn === loadBalancerArn) return true;
  return false;
}

function alarmsOf(view: View, key: string, { alarmNames }: ExpressIngress, now: number): readonly Command[] {
  return alarmNames.flatMap((name) => {
    const alarm = view.get("alarms", formatArn(parseArn(key) as Place, "cloudwatch", `alarm:${name}`));
    return alarm ? deleteAlarm(view, alarm, now) : [];
  });
}
