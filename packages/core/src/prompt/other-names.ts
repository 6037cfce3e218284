/**
 * Names of models in other languages, and the vendors that models name as their makers, by a word
 * of the model's id. Words with another meaning are absent, such as `ラマ` and `文心`.
 */
const table: Readonly<Record<string, string>> = {
  baichuan: "百川智能|百川大模型",
  chatglm: "智谱|智譜|智谱清言|zhipu ai|zhipu",
  claude: "anthropic|克劳德|克勞德|クロード|클로드|клод|क्लॉड|क्लाउड|كلود",
  codestral: "mistral ai",
  command: "cohere|command r",
  deepseek: "deep seek|深度求索|ディープシーク|딥시크|дипсик|डीपसीक|ديب سيك",
  doubao: "豆包",
  ernie: "文心一言|文心大模型|wenxin yiyan|эрни",
  gemini: "google deepmind|deepmind|ジェミニ|제미나이|제미니|джемини|जेमिनी|جيميني",
  gemma: "google deepmind|deepmind|ジェマ|젬마|джемма",
  gigachat: "гигачат|гига чат",
  glm: "chatglm|智谱|智譜|智谱清言|zhipu ai|zhipu",
  gpt: "chatgpt|openai|チャットジーピーティー|챗지피티|지피티|чатгпт|чат гпт|гпт|जीपीटी",
  grok: "xai|グロック|그록|грок",
  hunyuan: "混元|腾讯混元|騰訊混元",
  hyperclova: "하이퍼클로바",
  internlm: "书生浦语|書生浦語|书生大模型",
  kimi: "月之暗面|moonshot ai|キミ k2",
  llama: "meta ai|ллама|羊驼",
  mistral: "mistral ai|米斯特拉尔|ミストラル|미스트랄|мистраль",
  mixtral: "mistral ai|ミクストラル|믹스트랄|микстраль",
  moonshot: "月之暗面|moonshot ai|kimi",
  openai: "openai",
  pangu: "盘古大模型|盤古大模型",
  qianwen: "通义千问|通義千問|千问|千問|qwen",
  qwen: "通义千问|通義千問|通义|通義|千问|千問|tongyi qianwen|tong yi qian wen|tongyi|クウェン|큐원|큐웬|квен",
  spark: "讯飞星火|訊飛星火",
  yi: "零一万物",
  yandexgpt: "яндекс gpt|яндекс гпт|yandex gpt",
};

/** The other names of a model. */
export function otherNames(model: string): string[] {
  const words = model.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.flatMap(
    (word) => (Object.hasOwn(table, word) ? table[word] : undefined)?.split("|") ?? [],
  );
}
