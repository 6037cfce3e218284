/** The address of the repository. */
export const repository = "https://github.com/moagraph/moagraph";
