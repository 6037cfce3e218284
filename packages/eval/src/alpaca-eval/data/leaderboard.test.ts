import { describe, expect, test } from "vitest";
import { alpacaFolder } from "../../../test/alpaca-data.js";
import { testFolder, writeIn } from "../../../test/write-data.js";
import { readLeaderboard } from "./leaderboard.js";
import { readLengthControlTables } from "./read-length-control-tables.js";

describe("readLeaderboard", () => {
  test("reads the official table, with names in quotes and empty cells", async () => {
    const leaderboard = await readLeaderboard(await alpacaFolder());
    expect(leaderboard?.rows).toMatchObject([
      { model: "strong, large", lengthControlledWinRate: 75.25, averageLength: 2000 },
      {
        model: "weak",
        winRate: 5,
        lengthControlledWinRate: null,
        lengthControlledStandardError: null,
      },
    ]);
  });

  test("reads the same as JSON", async () => {
    const folder = await testFolder();
    const rows = { weak: { win_rate: 5, lc_standard_error: null } };
    await writeIn(folder, "alpaca_eval/leaderboard_dev.json", JSON.stringify({ rows }));
    expect((await readLeaderboard(folder))?.rows).toMatchObject([
      { model: "weak", winRate: 5, total: null },
    ]);
  });

  test("a folder without it has none; a broken file is an error", async () => {
    const folder = await testFolder();
    expect(await readLeaderboard(folder)).toBeUndefined();
    await writeIn(folder, "alpaca_eval/leaderboard.json", "[1]");
    await expect(readLeaderboard(folder)).rejects.toThrow(
      "the text is no JSON object with a row for each model",
    );
  });
});

describe("readLengthControlTables", () => {
  const header = "model,index,preference,std_delta_len,instruction_difficulty,not_gamed_baseline\n";
  const tableOf = async (rows: string) => {
    const folder = await testFolder();
    await writeIn(folder, "alpaca_eval/glm/df_gamed.csv", header + rows);
    return readLengthControlTables(folder);
  };

  test("leaves rows without a preference out of the fit, but keeps their difficulty", async () => {
    const tables = await tableOf("a,0,,1,0.5,False\na,1,0.25,2,0.75,False\n");
    expect(tables).toMatchObject({
      isReconstructed: false,
      gamed: [{ preference: 0.25, stdDeltaLen: 2, instructionDifficulty: 0.75 }],
      difficulties: [0.5, 0.75],
    });
  });

  test("names the line of a cell that is no number, and of an instruction out of order", async () => {
    await expect(tableOf("a,0,x,1,0.5,False\n")).rejects.toThrow(
      "df_gamed.csv, line 2: `preference` is a text, expected a number.",
    );
    await expect(tableOf("a,3,0,1,0.5,False\n")).rejects.toThrow(
      "line 2: `index` is out of order, expected 0.",
    );
    await expect(tableOf("a,0,0\n")).rejects.toThrow(
      "df_gamed.csv, line 2: the text is no CSV table with a header.",
    );
  });
});
