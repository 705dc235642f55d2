/** Papers that were never written, in many languages: title and abstract by the language's code. */
export const OTHER_LANGUAGES: readonly {
  readonly language: string;
  readonly title: string;
  readonly abstract: string;
}[] = [
  {
    language: "fr",
    title: "Une méthode légère pour classer les images satellitaires",
    abstract:
      "Nous proposons une méthode légère pour classer les images satellitaires à partir de peu d'exemples. Le modèle apprend d'abord une représentation générale, puis s'adapte à chaque région. Les essais montrent une précision supérieure à celle des approches existantes.",
  },
  {
    language: "de",
    title: "Ein sparsames Verfahren zur Erkennung von Schäden an Brücken",
    abstract:
      "Wir stellen ein sparsames Verfahren vor, das Schäden an Brücken in Bildern erkennt. Es lernt aus wenigen Beispielen und läuft auf kleinen Geräten. In unseren Versuchen findet es mehr Risse als bisherige Verfahren und braucht nur halb so viel Zeit.",
  },
  {
    language: "es",
    title: "Un modelo pequeño para resumir noticias locales",
    abstract:
      "Presentamos un modelo pequeño que resume noticias locales. El sistema aprende de textos breves y no necesita anotaciones. Los resultados muestran que los lectores prefieren nuestros resúmenes a los de modelos mucho mayores.",
  },
  {
    language: "pt",
    title: "Um método simples para prever a procura de energia",
    abstract:
      "Apresentamos um método simples para prever a procura de energia em cidades pequenas. O modelo combina dados do tempo com o consumo dos dias anteriores. Os resultados mostram que o erro é menor do que o das redes usadas até agora.",
  },
  {
    language: "it",
    title: "Un metodo rapido per riconoscere le foglie malate",
    abstract:
      "In questo lavoro proponiamo un metodo rapido per riconoscere le foglie malate nelle fotografie. Il modello viene addestrato con poche immagini e funziona anche su un telefono. I risultati sono migliori di quelli ottenuti con reti più grandi.",
  },
  {
    language: "nl",
    title: "Een zuinige methode om verkeer te voorspellen",
    abstract:
      "Wij stellen een zuinige methode voor om verkeer in kleine steden te voorspellen. Het model leert van weinig gegevens en werkt op een gewone computer. Uit onze proeven blijkt dat de fout kleiner is dan die van bestaande methoden.",
  },
  {
    language: "sv",
    title: "En snabb metod för att hitta fel i program",
    abstract:
      "Vi presenterar en snabb metod för att hitta fel i program. Modellen lär sig av gamla ändringar och behöver ingen märkt data. Våra försök visar att den hittar fler fel än tidigare metoder och är mycket snabbare.",
  },
  {
    language: "pl",
    title: "Prosta metoda rozpoznawania ptaków po głosie",
    abstract:
      "W pracy przedstawiamy prostą metodę rozpoznawania ptaków po głosie. Model uczy się na krótkich nagraniach i działa na małych urządzeniach. Wyniki pokazują, że błąd jest mniejszy niż w przypadku znanych dotąd metod.",
  },
  {
    language: "cs",
    title: "Jednoduchá metoda pro rozpoznávání rukopisu",
    abstract:
      "V této práci představujeme jednoduchou metodu pro rozpoznávání rukopisu. Model se učí z mála příkladů a běží na běžném počítači. Výsledky ukazují, že chyba je menší než u dosavadních metod.",
  },
  {
    language: "tr",
    title: "Küçük veriyle metin sınıflandırma için yalın bir yöntem",
    abstract:
      "Bu çalışmada küçük veriyle metin sınıflandırma için yalın bir yöntem öneriyoruz. Model az sayıda örnekten öğrenir ve sıradan bir bilgisayarda çalışır. Deneyler, yöntemin önceki çalışmalardan daha iyi sonuç verdiğini gösteriyor.",
  },
  {
    language: "ru",
    title: "Простой метод распознавания дорожных знаков",
    abstract:
      "В работе предлагается простой метод распознавания дорожных знаков. Модель обучается на небольшом числе примеров и работает на обычном компьютере. Опыты показывают, что точность выше, чем у известных методов.",
  },
  {
    language: "uk",
    title: "Простий спосіб передбачення погоди",
    abstract:
      "У роботі запропоновано простий спосіб передбачення погоди. Модель навчається на невеликій кількості даних і працює на звичайному комп'ютері. Досліди показують, що похибка менша, ніж у відомих способів.",
  },
  {
    language: "zh",
    title: "一种用于小样本图像分类的轻量方法",
    abstract:
      "本文提出了一种用于小样本图像分类的轻量方法。该模型先学习通用表示,再适应每个任务。实验结果表明,该方法的准确率高于现有方法。",
  },
  {
    language: "ja",
    title: "少ないデータで文書を分類する手法",
    abstract:
      "本論文では,少ないデータで文書を分類する手法を提案する。モデルは短い文から学習し,普通の計算機で動作する。実験の結果,従来の手法よりも高い精度が得られた。",
  },
  {
    language: "ko",
    title: "적은 데이터로 문서를 분류하는 방법",
    abstract:
      "본 논문에서는 적은 데이터로 문서를 분류하는 방법을 제안한다. 모델은 짧은 문장에서 학습하며 일반 컴퓨터에서 동작한다. 실험 결과 기존 방법보다 높은 정확도를 보였다.",
  },
  {
    language: "ar",
    title: "طريقة بسيطة للتعرف على الكلام",
    abstract:
      "نقدم في هذا البحث طريقة بسيطة للتعرف على الكلام. يتعلم النموذج من عدد قليل من الأمثلة ويعمل على حاسوب عادي. تبين التجارب أن الدقة أعلى من الطرق المعروفة.",
  },
  {
    language: "fa",
    title: "روشی ساده برای دسته‌بندی متن",
    abstract:
      "در این مقاله روشی ساده برای دسته‌بندی متن ارائه می‌کنیم. مدل از نمونه‌های اندک می‌آموزد و روی رایانه معمولی اجرا می‌شود. نتایج نشان می‌دهد که دقت از روش‌های پیشین بیشتر است.",
  },
  {
    language: "id",
    title: "Metode sederhana untuk mengenali penyakit daun",
    abstract:
      "Makalah ini mengusulkan metode sederhana untuk mengenali penyakit daun dari foto. Model belajar dari sedikit contoh dan berjalan pada komputer biasa. Hasil percobaan menunjukkan bahwa akurasinya lebih tinggi daripada metode sebelumnya.",
  },
  {
    language: "vi",
    title: "Một phương pháp đơn giản để phân loại văn bản",
    abstract:
      "Bài báo này đề xuất một phương pháp đơn giản để phân loại văn bản. Mô hình học từ ít ví dụ và chạy trên máy tính thông thường. Kết quả cho thấy độ chính xác cao hơn các phương pháp trước đây.",
  },
  {
    language: "hu",
    title: "Egyszerű módszer kézírás felismerésére",
    abstract:
      "A dolgozatban egyszerű módszert mutatunk be a kézírás felismerésére. A modell kevés példából tanul, és közönséges számítógépen fut. Az eredmények szerint a hiba kisebb, mint az ismert módszereké.",
  },
  {
    language: "fi",
    title: "Yksinkertainen menetelmä puheen tunnistamiseen",
    abstract:
      "Esitämme yksinkertaisen menetelmän puheen tunnistamiseen. Malli oppii vähistä esimerkeistä ja toimii tavallisella tietokoneella. Kokeet osoittavat, että virhe on pienempi kuin aiemmilla menetelmillä.",
  },
  {
    language: "ro",
    title: "O metodă simplă pentru recunoașterea vorbirii",
    abstract:
      "În această lucrare propunem o metodă simplă pentru recunoașterea vorbirii. Modelul învață din puține exemple și rulează pe un calculator obișnuit. Rezultatele arată o precizie mai mare decât a metodelor cunoscute.",
  },
  {
    language: "da",
    title: "En enkel metode til at genkende tale",
    abstract:
      "Vi foreslår en enkel metode til at genkende tale. Modellen lærer af få eksempler og kører på en almindelig computer. Forsøgene viser, at fejlen er mindre end ved kendte metoder.",
  },
  {
    language: "el",
    title: "Μια απλή μέθοδος για την αναγνώριση ομιλίας",
    abstract:
      "Παρουσιάζουμε μια απλή μέθοδο για την αναγνώριση ομιλίας. Το μοντέλο μαθαίνει από λίγα παραδείγματα και τρέχει σε κοινό υπολογιστή. Τα πειράματα δείχνουν ότι το σφάλμα είναι μικρότερο.",
  },
  {
    language: "ca",
    title: "Un mètode senzill per classificar textos",
    abstract:
      "En aquest treball proposem un mètode senzill per classificar textos. El model aprèn de pocs exemples i funciona en un ordinador corrent. Els resultats mostren que l'error és més petit que el dels mètodes coneguts.",
  },
  {
    language: "hi",
    title: "पाठ वर्गीकरण के लिए एक सरल विधि",
    abstract:
      "इस शोधपत्र में हम पाठ वर्गीकरण के लिए एक सरल विधि प्रस्तुत करते हैं। मॉडल कम उदाहरणों से सीखता है और साधारण कंप्यूटर पर चलता है।",
  },
];
