/** The part of a model name before the first colon; `undefined` if there is no provider. */
export function providerIdOf(model: string): string | undefined {
  const colon = model.indexOf(":");
  return colon > 0 && colon < model.length - 1 ? model.slice(0, colon) : undefined;
}

/** The part of a model name after the first colon, as the vendor knows the model. */
export function modelIdOf(model: string): string {
  return model.slice(model.indexOf(":") + 1);
}
