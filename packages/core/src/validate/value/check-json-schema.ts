import { formatPath, type Issue, type IssueCode, type IssuePath } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { show } from "./check-value.js";
import { isRecord } from "./is-record.js";
import { keywordForms, type SchemaPart, schemaParts } from "./json-schema-keywords.js";
import { plainCheck } from "./plain-json.js";

/** Levels of nested values in a schema. */
const deepest = 60;

/** Levels of schemas, with those that are referred to. */
const mostLevels = 50;

/** Schemas in a schema, counted again at each reference. It bounds the time that a check takes. */
const mostSchemas = 2000;

/**
 * Checks a JSON Schema that replies must fit. It describes an object, and uses only keywords that can be
 * checked in linear time.
 *
 * @returns One issue for each fault. Takes linear time.
 */
export function checkJsonSchema(schema: unknown, path: IssuePath): Issue[] {
  if (isZod(schema)) return [zodIssue(path)];
  if (!isRecord(schema)) return [invalid(path, schema, "Write a JSON Schema of an object.")];
  const plain = plainCheck(path, path.length + deepest)(schema, path);
  if (plain.length > 0) return plain;
  if (schema["type"] !== "object") {
    const hint = 'Write `"type": "object"`, and put other values into one of its properties.';
    return [invalid([...path, "type"], schema["type"], hint, "The value of a reply is an object.")];
  }
  return new SchemaWalk(schema, path).issues();
}

/** Whether a value is a zod schema, of any version. */
export function isZod(value: unknown): boolean {
  return isRecord(value) && ("_zod" in value || "_def" in value);
}

function zodIssue(path: IssuePath): Issue {
  return {
    code: "WRONG_TYPE",
    path,
    message: `\`${formatPath(path)}\` is a zod schema, and a graph is plain data.`,
    hint: 'Write `{ use: "name" }`, and pass the schema to compile: compile(graph, { schemas: { name: schema } }).',
  };
}

function invalid(path: IssuePath, value: unknown, hint: string, why = ""): Issue {
  const code: IssueCode = value === undefined ? "MISSING_VALUE" : "INVALID_VALUE";
  const found = value === undefined ? "is missing" : `is ${show(value)}`;
  return { code, path, message: `\`${formatPath(path)}\` ${found}. ${why}`.trim(), hint };
}

/** Characters that references write in another way. */
const escaped = /[/~%]/;

/** Number of schemas in a schema, and of levels. */
interface Extent {
  readonly schemas: number;
  readonly levels: number;
}

const none: Extent = { schemas: 0, levels: 0 };

/** Checks the keywords of a schema, and follows its references. */
class SchemaWalk {
  private readonly found: Issue[] = [];
  /** The extents of the definitions, by reference. `undefined` while one is being followed. */
  private readonly extents = new Map<string, Extent | undefined>();

  constructor(
    private readonly root: Readonly<Record<string, unknown>>,
    private readonly path: IssuePath,
  ) {}

  issues(): Issue[] {
    const { schemas, levels } = this.walk(this.root, this.path, 0);
    if (this.found.length === 0 && (schemas > mostSchemas || levels > mostLevels)) {
      this.tooLarge(this.path);
    }
    return this.found;
  }

  private walk(schema: unknown, path: IssuePath, level: number): Extent {
    if (typeof schema === "boolean" || !isRecord(schema)) return none;
    if (level > mostLevels) return this.tooLarge(path);
    for (const [key, value] of Object.entries(schema))
      this.checkKeyword(key, value, [...path, key]);
    let schemas = 1;
    let levels = 0;
    for (const part of schemaParts(schema)) {
      const extent = this.extentOf(part, path, level + 1);
      if (part.isDefinition) continue;
      schemas += extent.schemas;
      levels = Math.max(levels, extent.levels);
    }
    return { schemas, levels: levels + 1 };
  }

  private extentOf(part: SchemaPart, parent: IssuePath, level: number): Extent {
    const path = [...parent, ...part.path];
    const isOfRoot = part.isDefinition && parent === this.path;
    if (isOfRoot && escaped.test(String(part.path[1]))) {
      this.add(path, "INVALID_VALUE", "has `/`, `~` or `%` in its name", "Rename it.");
      return this.walk(part.schema, path, level);
    }
    const reference = isOfRoot ? `#/${part.path.join("/")}` : part.reference;
    return reference === undefined
      ? this.walk(part.schema, path, level)
      : this.follow(reference, path, level);
  }

  /** The extent of a definition. A definition that refers to itself is an issue. */
  private follow(reference: string, path: IssuePath, level: number): Extent {
    const known = this.extents.get(reference);
    if (known !== undefined) return known;
    if (reference === "#" || this.extents.has(reference)) return this.refersToItself(path);
    const [, map = "", name = ""] = /^#\/(\$defs|definitions)\/(.+)$/s.exec(reference) ?? [];
    if (escaped.test(name)) {
      const hint = "Refer to a whole definition whose name has none of them. Rename it if it has.";
      const found = `is ${show(reference)}, which has \`/\`, \`~\` or \`%\` in the name`;
      return this.add(path, "INVALID_VALUE", found, hint);
    }
    const definitions = this.root[map];
    const target =
      isRecord(definitions) && Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (target === undefined) {
      const hint = "Refer to a schema in `$defs` of the root, such as `#/$defs/address`.";
      return this.add(path, "INVALID_VALUE", `is ${show(reference)}, which does not exist`, hint);
    }
    this.extents.set(reference, undefined);
    const extent = this.walk(target, [...this.path, map, name], level);
    this.extents.set(reference, extent);
    return extent;
  }

  private refersToItself(path: IssuePath): Extent {
    const hint = "Write out the levels you need, or use a zod schema.";
    return this.add(path, "INVALID_VALUE", "leads back to itself", hint);
  }

  private checkKeyword(key: string, value: unknown, path: IssuePath): void {
    const form = Object.hasOwn(keywordForms, key) ? keywordForms[key] : undefined;
    if (form === undefined) return this.unknown(key, path);
    if (!form.fits(value)) {
      this.add(path, "INVALID_VALUE", `is ${show(value)}`, `It must be ${form.expected}.`);
    }
  }

  private unknown(key: string, path: IssuePath): void {
    const nearest = nearestName(key, Object.keys(keywordForms));
    const message = `\`${formatPath(path)}\` is no keyword that replies are checked by.`;
    const hint = didYouMean(nearest, `Remove it, or use a zod schema: { "use": name }.`);
    this.found.push({ code: "UNKNOWN_KEY", path, message, hint, nearest });
  }

  private tooLarge(path: IssuePath): Extent {
    const found = `has more than ${mostSchemas} schemas or ${mostLevels} levels, each reference counted`;
    return this.add(path, "INVALID_VALUE", found, "Use a smaller schema.");
  }

  private add(path: IssuePath, code: IssueCode, found: string, hint: string): Extent {
    this.found.push({ code, path, message: `\`${formatPath(path)}\` ${found}.`, hint });
    return none;
  }
}
