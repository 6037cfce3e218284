/**
 * The names that follow from a provider's id.
 *
 * @param {string} id - Such as `azure-openai`.
 */
export function providerNames(id) {
  const pascal = id
    .split("-")
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join("");
  return {
    id,
    packageName: `@moagraph/${id}`,
    folder: `packages/providers/${id}`,
    /** Of types: `AzureOpenai`. */
    pascal,
    /** Of the factory: `azureOpenai`. */
    camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
    /** Of variables: `AZURE_OPENAI`. */
    prefix: id.toUpperCase().replaceAll("-", "_"),
  };
}
