/** Sentences written for this test: everyday text in many languages. */
export const naturalTexts: Readonly<Record<string, string>> = {
  English:
    "The bakery on our street opens before sunrise, so the whole house smells of bread when we get up. My neighbour says that she can tell the day of the week by it.",
  German:
    "Die Bäckerei in unserer Straße öffnet schon vor Sonnenaufgang, deshalb riecht das ganze Haus nach frischem Brot. Meine Nachbarin erkennt daran sogar den Wochentag.",
  French:
    "La boulangerie de notre rue ouvre avant l’aube, si bien que toute la maison sent le pain chaud. Ma voisine prétend qu'elle reconnaît ainsi le jour de la semaine.",
  Spanish:
    "La panadería de nuestra calle abre antes del amanecer, así que toda la casa huele a pan recién hecho. ¿Sabes qué día es hoy? Mi vecina lo adivina por el olor.",
  Finnish:
    "Katumme leipomo avataan ennen auringonnousua, joten koko talo tuoksuu tuoreelta leivältä. Naapurini väittää tunnistavansa siitä viikonpäivän.",
  Turkish:
    "Sokağımızdaki fırın güneş doğmadan açılıyor, bu yüzden bütün ev taze ekmek kokuyor. Komşum haftanın hangi günü olduğunu kokusundan anladığını söylüyor.",
  Vietnamese:
    "Tiệm bánh trên phố chúng tôi mở cửa trước khi mặt trời mọc, nên cả nhà thơm mùi bánh mì mới. Bà hàng xóm nói rằng bà biết hôm nay là thứ mấy nhờ mùi thơm ấy.",
  Polish:
    "Piekarnia na naszej ulicy otwiera się przed wschodem słońca, więc cały dom pachnie świeżym chlebem. Sąsiadka twierdzi, że po zapachu poznaje dzień tygodnia.",
  Greek:
    "Ο φούρνος του δρόμου μας ανοίγει πριν από την ανατολή, γι' αυτό όλο το σπίτι μυρίζει φρέσκο ψωμί. Η γειτόνισσα λέει ότι έτσι καταλαβαίνει τι μέρα είναι.",
  Russian:
    "Пекарня на нашей улице открывается до рассвета, поэтому весь дом пахнет свежим хлебом. Соседка уверяет, что по запаху узнаёт день недели.",
  Ukrainian:
    "Пекарня на нашій вулиці відчиняється до світанку, тому весь будинок пахне свіжим хлібом. Сусідка каже, що за запахом впізнає день тижня.",
  Arabic:
    "يفتح المخبز في شارعنا قبل شروق الشمس، ولهذا تفوح رائحة الخبز الطازج في البيت كله. تقول جارتي إنها تعرف يوم الأسبوع من الرائحة.",
  Persian:
    "نانوایی خیابان ما پیش از طلوع آفتاب باز می‌شود و برای همین همه خانه بوی نان تازه می‌دهد. همسایه‌ام می‌گوید از بوی آن می‌فهمد چه روزی است.",
  Hebrew:
    "המאפייה ברחוב שלנו נפתחת לפני הזריחה, ולכן כל הבית מריח מלחם טרי. השכנה שלי אומרת שהיא יודעת איזה יום היום לפי הריח.",
  Hindi:
    "हमारी गली की बेकरी सूरज निकलने से पहले खुल जाती है, इसलिए पूरे घर में ताज़ी रोटी की खुशबू फैल जाती है। मेरी पड़ोसन कहती है कि वह खुशबू से दिन पहचान लेती है।",
  Bengali:
    "আমাদের রাস্তার বেকারি সূর্য ওঠার আগেই খোলে, তাই সারা বাড়িতে টাটকা রুটির গন্ধ ছড়িয়ে পড়ে। আমার প্রতিবেশী বলেন, গন্ধ শুঁকেই তিনি বার বলে দিতে পারেন।",
  Tamil:
    "எங்கள் தெருவில் உள்ள அடுமனை சூரியன் உதிக்கும் முன்பே திறக்கிறது, அதனால் வீடு முழுவதும் புதிய ரொட்டியின் மணம் வீசுகிறது.",
  Thai: "ร้านขนมปังในซอยของเราเปิดก่อนพระอาทิตย์ขึ้น ทั้งบ้านจึงหอมกลิ่นขนมปังอบใหม่ เพื่อนบ้านบอกว่าเธอรู้ว่าวันนี้วันอะไรจากกลิ่น",
  Khmer: "ហាងនំប៉័ងនៅតាមផ្លូវរបស់យើងបើកមុនពេលថ្ងៃរះ ដូច្នេះផ្ទះទាំងមូលមានក្លិនក្រអូបនៃនំប៉័ងថ្មី។",
  Burmese: "ကျွန်တော်တို့လမ်းထဲက မုန့်ဆိုင်က နေမထွက်ခင် ဖွင့်တယ်။ ဒါကြောင့် တစ်အိမ်လုံး ပေါင်မုန့်အသစ်နံ့ မွှေးနေတယ်။",
  Tibetan: "ང་ཚོའི་ཁྲོམ་ལམ་གྱི་བག་ལེབ་ཁང་དེ་ཉི་མ་མ་ཤར་གོང་ལ་སྒོ་འབྱེད་ཀྱི་ཡོད། དེར་བརྟེན་ཁང་པ་ཡོངས་ལ་དྲི་མ་ཞིམ་པོ་ཡོད།",
  Amharic: "በመንገዳችን ላይ ያለው ዳቦ ቤት ፀሐይ ከመውጣቷ በፊት ይከፈታል፤ ስለዚህ ቤቱ ሁሉ ትኩስ ዳቦ ይሸታል።",
  Georgian:
    "ჩვენი ქუჩის საცხობი მზის ამოსვლამდე იღება, ამიტომ მთელ სახლს ახალი პურის სუნი ასდის. მეზობელი ამბობს, რომ სუნით დღეს ცნობს.",
  Armenian:
    "Մեր փողոցի հացատունը բացվում է արևածագից առաջ, դրա համար ամբողջ տնից թարմ հացի հոտ է գալիս։ Հարևանս ասում է, որ հոտից իմանում է շաբաթվա օրը։",
  Chinese:
    "我们街上的面包店在日出之前就开门，所以整栋房子都飘着新鲜面包的香味。邻居说，她闻一闻就知道今天是星期几。",
  "Traditional Chinese":
    "我們街上的麵包店在日出之前就開門，所以整棟房子都飄著新鮮麵包的香味。鄰居說，她聞一聞就知道今天是星期幾。",
  Japanese:
    "うちの通りのパン屋は日の出前に開くので、家じゅうが焼きたてのパンの香りに包まれます。隣の人は、香りで何曜日か分かると言っています。",
  Korean:
    "우리 동네 빵집은 해가 뜨기 전에 문을 열어서 온 집안에 갓 구운 빵 냄새가 가득해요. 이웃 아주머니는 냄새만 맡아도 무슨 요일인지 안다고 하세요.",
  Sinhala: "අපේ පාරේ බේකරිය හිරු නැගීමට පෙර විවෘත වන නිසා මුළු නිවසම අලුත් පාන් සුවඳින් පිරී යයි.",
  Malayalam: "ഞങ്ങളുടെ തെരുവിലെ ബേക്കറി സൂര്യൻ ഉദിക്കുന്നതിനു മുമ്പ് തുറക്കും, അതുകൊണ്ട് വീട് മുഴുവൻ പുതിയ റൊട്ടിയുടെ മണമാണ്.",
  Lao: "ຮ້ານເຂົ້າຈີ່ຢູ່ຖະໜົນຂອງພວກເຮົາເປີດກ່ອນຕາເວັນຂຶ້ນ ດັ່ງນັ້ນເຮືອນທັງໝົດຈຶ່ງມີກິ່ນຫອມຂອງເຂົ້າຈີ່ໃໝ່",
  Swahili:
    "Duka la mikate mtaani kwetu hufunguliwa kabla ya jua kuchomoza, kwa hiyo nyumba yote hunukia mkate mpya. Jirani yangu husema anaijua siku kwa harufu yake.",
  Telugu: "మా వీధిలోని బేకరీ సూర్యోదయానికి ముందే తెరుస్తారు, అందుకే ఇల్లంతా తాజా రొట్టె వాసన వస్తుంది.",
  Kazakh:
    "Біздің көшедегі наубайхана күн шықпай тұрып ашылады, сондықтан бүкіл үйден жаңа піскен нанның иісі шығады.",
};

/** Texts of other kinds: code, data, symbols. The estimate may be too high, but not too low. */
export const otherTexts: Readonly<Record<string, string>> = {
  TypeScript:
    "export function middleOf(values: readonly number[]): number | undefined {\n  const sorted = values.toSorted((a, b) => a - b);\n  return sorted[sorted.length >> 1];\n}\n",
  Python:
    'class Oven:\n    def __init__(self, size=3):\n        self.size = size\n        self.loaves = []\n\n    def bake(self, loaf):\n        if len(self.loaves) >= self.size:\n            raise ValueError(f"full: {self.size}")\n        self.loaves.append(loaf)\n',
  JSON: '{\n  "shop": "corner bakery",\n  "open": true,\n  "loaves": [\n    { "name": "rye", "price": 3.5 },\n    { "name": "oat", "price": 4.25 }\n  ]\n}',
  "minified JSON":
    '{"shop":"corner bakery","open":true,"loaves":[{"name":"rye","price":3.5,"tags":["dark",null]},{"name":"oat","price":4.25,"tags":[]}]}',
  "Markdown table":
    "| Loaf | Price | Sold |\n| :--- | ----: | ---: |\n| Rye  |  3.50 |   12 |\n| Oat  |  4.25 |    7 |\n",
  base64:
    "T3VyIG93biB0ZXh0LCBlbmNvZGVkOiBmbG91ciwgd2F0ZXIsIHNhbHQsIGFuZCBhIGxpdHRsZSB0aW1lLgqf8w7/+QxK2Zb0==",
  hex: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  UUIDs: "3f2b8c1e-7a4d-4e0b-9c65-1d8f0a2b7e93\n0c9d5e7f-8b21-4a36-b7f4-e2a1c6d83b50\n",
  URL: "https://bakery.example.org/orders/2031/items?sort=price&page=12&token=aGk3Qx9zLm&ref=mail%20list#bottom",
  numbers: "3.14159 2718281828 1,024 -17 6.02e23 0.000001 99999 1000000007 42",
  dates: "2031-04-09T06:15:00.250Z 09/04/2031 6:15 pm, Apr 9, 2031; 20310409",
  emoji: "🍞🥐🥖 🎂 🚲🌅 😋😴",
  "joined emoji": "👩‍🍳👨‍👩‍👧‍👦🧑🏾‍🌾🏳️‍🌈",
  flags: "🇫🇷🇮🇹🇹🇷🇻🇳🇰🇪🇨🇦",
  "skin tones": "👋🏻🙌🏽👏🏿💪🏾🤙🏼",
  "one mark": "!!!!!!",
  dashes: "-----",
  "full stops": "。。。",
  "mixed marks": "!?#$%&*@!!?~^;:%$#",
  "a long row of one mark": "?".repeat(900),
  "brackets in a row": "[".repeat(300) + "]".repeat(300),
  "spaces and lines": "   \n\n\t\t  \n        \t\n",
  "many spaces": " ".repeat(5000),
  LaTeX:
    "\\[ \\sum_{k=0}^{n} \\binom{n}{k} x^{k} = (1+x)^{n}, \\qquad \\int_a^b \\sqrt{1 + f'(t)^2}\\,\\mathrm{d}t \\]",
  "box drawing": "┌──────┬─────┐\n│ rye  │ 3.5 │\n├──────┼─────┤\n└──────┴─────┘",
  "mathematical letters": "𝐟𝐫𝐞𝐬𝐡 𝒷𝓇𝑒𝒶𝒹 𝔣𝔬𝔯 𝕒𝕝𝕝",
  "combining marks":
    "b\u0353\u0332\u0308r\u0334\u0301\u0323e\u0337\u0311\u035ca\u0321\u0302\u0330d\u0335\u0306\u0354",
  "struck through": "s\u0336o\u0336l\u0336d\u0336 \u0336o\u0336u\u0336t\u0336",
  identifiers:
    "countLoavesInOven parseHTMLResponse isOpenOnSunday getXMLHttpRequestState ovenTemperatureInCelsius",
  capitals: "NOTICE: THE BAKERY IS CLOSED ON MONDAYS. PLEASE RING THE BELL AT THE BACK DOOR.",
  "random letters": "xqzv kjhgtrw plmokn wsxedc bvnfjgu zzqpx hgfdrt ytrewq lkmnjbh",
  "random capitals": "QXJZK WVBNPT RLKHGD ZMXNCV TYPQWO",
  "mixed scripts":
    "The word пекарня means bakery, 面包店 too; in Greek it is αρτοποιείο 🍞 and in Thai ร้านขนมปัง.",
  "one letter of Russian": "а".repeat(40),
  "one letter of Thai": "ๆ".repeat(12),
  "one letter with a mark": "ċ".repeat(20),
  "rare Han characters": "龘靐齉爩鱻麤龗灪",
  "rare Latin letters": "ĊĜĦĴŁŴ ȺȾɃɆ ḂḊḞṀ",
  laughter: "hahahaha jajajaja kkkkkk ههههه",
  "mixed-case letters": "xKqZbWmTrYfHnPdGsVcLjRaQ",
  "control characters": "\u0000\u0001\u0002\u007f".repeat(8),
  "one letter": "a".repeat(16_000),
};
