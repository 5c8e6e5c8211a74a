"""What the sources of the gazetteer lack, and names of theirs that are other words."""

ALSO = """
America; أمريكا|أميركا; country
Amara; العمارة; city
Baquba; بعقوبة; city
Baiji; بيجي; city
Bombay; بومباي; city
Britain; بريطانيا; country
Great Britain; بريطانيا العظمى; country
Burma; بورما; country
Calcutta; كالكوتا; city
Cape Verde; الرأس الأخضر; country
Czech Republic; جمهورية التشيك|التشيك; country
Democratic Republic of Congo; جمهورية الكونغو الديمقراطية; country
Republic of Congo; جمهورية الكونغو; country
Congo; الكونغو; country
Dahuk; دهوك; city
Diwaniya; الديوانية; city
Duhok; دهوك; city
East Timor; تيمور الشرقية; country
England; إنجلترا|إنكلترا; region
Falluja; الفلوجة; city
Gaza Strip; قطاع غزة; region
Gaza City; مدينة غزة|غزة; city
Gaza; غزة; region
West Bank; الضفة الغربية; region
Hilla; الحلة; city
Holland; هولندا; country
Irbil; أربيل|اربيل|إربيل; city
Ivory Coast; ساحل العاج|كوت ديفوار; country
Kabul; كابول|كابل; city
Kerbala; كربلاء; city
Kiev; كييف; city
Kosovo; كوسوفو; country
Kut; الكوت; city
Macedonia; مقدونيا; country
Madras; مدراس; city
Mecca; مكة|مكة المكرمة; city
Medina; المدينة المنورة; city
Moscow; موسكو; city
Najaf; النجف|النجف الأشرف; city
Nasiriya; الناصرية; city
New York City; نيويورك; city
North Korea; كوريا الشمالية; country
South Korea; كوريا الجنوبية; country
Northern Ireland; أيرلندا الشمالية|إيرلندا الشمالية; region
Palestine; فلسطين; country
Peking; بكين; city
Rangoon; رانغون; city
Russia; روسيا|روسيا الاتحادية; country
Saigon; سايغون; city
Samarra; سامراء; city
Samawa; السماوة; city
Saudi Arabia; السعودية|المملكة العربية السعودية; country
Scotland; اسكتلندا|إسكتلندا; region
Sinjar; سنجار; city
Soviet Union; الاتحاد السوفيتي|الاتحاد السوفياتي; country
Sulaimaniya; السليمانية; city
Sulaimaniyah; السليمانية; city
Swaziland; سوازيلاند; country
Syria; سوريا|سورية; country
Tal Afar; تلعفر; city
Turkey; تركيا; country
UAE; الإمارات|الإمارات العربية المتحدة; country
UK; المملكة المتحدة; country
USA; الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية; country
United States of America; الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية; country
Vatican; الفاتيكان; country
Wales; ويلز; region
Washington; واشنطن; city
Washington D.C.; واشنطن العاصمة; city
Yugoslavia; يوغوسلافيا; country
Czechoslovakia; تشيكوسلوفاكيا; country
Alabama; ألاباما; region
Alaska; ألاسكا; region
Arizona; أريزونا; region
California; كاليفورنيا; region
Colorado; كولورادو; region
Florida; فلوريدا; region
Hawaii; هاواي; region
Hong Kong; هونغ كونغ|هونج كونج; city
Illinois; إلينوي|إيلينوي; region
Louisiana; لويزيانا; region
Massachusetts; ماساتشوستس|ماساتشوسيتس; region
Michigan; ميشيغان; region
Minnesota; مينيسوتا; region
Mississippi; مسيسيبي|ميسيسيبي; region
Nevada; نيفادا; region
New Jersey; نيوجيرسي|نيو جيرسي; region
North Carolina; كارولاينا الشمالية|نورث كارولينا; region
Ohio; أوهايو; region
Oregon; أوريغون; region
Pennsylvania; بنسلفانيا; region
South Carolina; كارولاينا الجنوبية|ساوث كارولينا; region
Tennessee; تينيسي; region
Texas; تكساس; region
Utah; يوتا; region
Wisconsin; ويسكونسن|ويسكنسن; region
"""
"""Name, Arabic names, kind."""

DOUBTFUL = """
barking batang bath batman beed best bonita bor brest breves bury champagne clinton concord cork
coro corona crosby cypress delta derby desire eden enterprise fortuna franklin goes gore guna ham
hamilton hamm harrow hercules hub hull independence jackson jefferson kara kent lancaster lens
liberty lincoln lira madison male man marion mesa mobile montgomery nelson newport nice normal
orange orlando paramount pasto perm plano providence reading rugby sale salta salto samba san
santa soma split springs stockton surprise tema temple tire tours tuna union van vista waterloo
windsor worms zile
"""
"""Names of cities that are other words or people too: they count with another sign."""

NO_PLACES = """
aba anda ann ara arar bay bend bull canary center cool date easter ede field gap grand hit ho hope
ica ife ilo ina ise ito itu jam jos knox lea mango mascara mau metro midway nada nome of ola ome
pare passos ponce puri resolute same shaping sig sur the troll tuy ube uji una vapi wake yao
"""
"""Names of cities that are other words first of all."""
