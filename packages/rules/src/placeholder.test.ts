import { describe, expect, it } from "vitest";
import { findPlaceholder, isPlaceholder } from "./placeholder.js";

describe("findPlaceholder", () => {
  it.each([
    ["/containerDefinitions/0/image", "{{ must_env `IMAGE` }}:latest", "{{ must_env `IMAGE` }}"],
    ["/executionRoleArn", "arn:aws:iam::${AWS_ACCOUNT_ID}:role/x", "${AWS_ACCOUNT_ID}"],
    ["/containerDefinitions/0/environment/0/value", "<ES-URL>", "<ES-URL>"],
    ["/executionRoleArn", "arn:aws:iam::<your account id>:role/x", "<your account id>"],
    ["/executionRoleArn", "arn:aws:iam::YOUR_ACCOUNT_ID:role/x", "YOUR_ACCOUNT_ID"],
    ["/containerDefinitions/0/image", "your-app-image", "your-app-image"],
    ["/family", "<%= name %>", "<%= name %>"],
    ["/family", "__NAME__", "__NAME__"],
    ["/containerDefinitions/0/command/1", "{{ command }}", "{{ command }}"],
    ["/containerDefinitions/0/image", "#{IMAGE}#", "#{IMAGE}"],
    ["/containerDefinitions/0/image", "$REGISTRY/app:$TAG", "$REGISTRY"],
    ["/containerDefinitions/0/image", "IMAGE_PLACEHOLDER", "IMAGE_PLACEHOLDER"],
    ["/containerDefinitions/0/image", "app:REPLACE_WITH_TAG", "REPLACE_WITH_TAG"],
    ["/executionRoleArn", "REPLACED_BY_CI", "REPLACED_BY_CI"],
  ])("%s: %s", (path, text, expected) => expect(findPlaceholder(path, text)).toBe(expected));

  it.each([
    ["/containerDefinitions/0/image", "nginx:1.27"],
    ["/containerDefinitions/0/command/2", "exec server --port ${PORT}"],
    ["/containerDefinitions/0/healthCheck/command/1", "curl -f http://localhost:${PORT}/ || exit 1"],
    ["/containerDefinitions/0/command/0", "echo '<html><h1>Hello</h1></html>' > index.html"],
    ["/containerDefinitions/0/environment/0/value", "<a>b</a>"],
    ["/containerDefinitions/0/environment/0/value", "a < b and c > d"],
    ["/containerDefinitions/0/environment/0/value", "50%"],
    ["/containerDefinitions/0/logConfiguration/options/tag", "{{.Name}}/{{.ID}}"],
    ["/containerDefinitions/0/logConfiguration/options/log_group_name", "/aws/$(ecs_cluster)/application"],
    ["/containerDefinitions/0/image", "yourbucket/x"],
    ["/containerDefinitions/0/environment/0/value", "$HOME/bin:$PATH"],
    ["/containerDefinitions/0/environment/0/value", "REPLACE_EXISTING"],
    ["/containerDefinitions/0/environment/0/name", "SEARCH_PLACEHOLDER"],
    ["/containerDefinitions/0/command/2", "echo $HOME"],
    ["/containerDefinitions/0/dockerLabels/users", "admin:$2y$05$QABC"],
    ["/family", "a$B"],
  ])("none in %s: %s", (path, text) => expect(findPlaceholder(path, text)).toBeUndefined());

  it("knows a placeholder wherever it stands", () => {
    expect([isPlaceholder("{{ name }}"), isPlaceholder("app")]).toEqual([true, false]);
  });
});
