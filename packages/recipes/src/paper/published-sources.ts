/** The sources of the published scores. */
export const table2a = "arXiv 2406.04692v1, table 2a";
export const table2b = "arXiv 2406.04692v1, table 2b";
export const table3 = "arXiv 2406.04692v1, table 3";
export const table4 = "arXiv 2406.04692v1, table 4";
export const table8 = "arXiv 2406.04692v1, appendix D, table 8";
export const leaderboard = "AlpacaEval leaderboard, tatsu-lab/alpaca_eval@cd543a1";
export const selfMoaTable1 = "arXiv 2502.00674, table 1";
export const selfMoaTable2 = "arXiv 2502.00674, table 2";
