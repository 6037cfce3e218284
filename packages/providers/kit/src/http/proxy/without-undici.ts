/* Replaces undici in browsers, which go through the proxy of their own settings. */
export default undefined;
