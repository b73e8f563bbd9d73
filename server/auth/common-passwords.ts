// Passwords seen over and over in published breaches, with the words Indonesian offices choose; lower case, without the
// digits and signs people put at the end (`weakness` strips them before it looks here).
const words = `
password passw0rd p@ssword p@ssw0rd passwd pass passport admin administrator adminadmin root toor user username guest test testing tester test1234 demo login welcome letmein
master superman batman spiderman ironman dragon monkey shadow sunshine princess football baseball basketball soccer hockey iloveyou trustno1 whatever freedom access hello hellohello
flower hottie loveme lovely love lovelove zaq1zaq1 qazwsx qazwsxedc qwerty qwertyuiop qwertyui qwert asdf asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm zxcvbnmasdf
1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 qwe123 qwer1234 qwerty123 asd123 abc123 abcd1234 abcdefg abcdefgh abcdefghi a1b2c3d4 aa123456 a123456 a12345678 a123456789
123456 1234567 12345678 123456789 1234567890 12345 123123 123123123 123321 123321123 123454321 12341234 1234qwer 12344321 112233 11223344 1122334455 111111 1111111 11111111 111222 111222333
121212 12121212 131313 159357 147258 147258369 1472583690 159753 654321 7654321 87654321 987654321 9876543210 666666 66666666 696969 777777 7777777 77777777 888888 88888888 999999 99999999
000000 00000000 0000000000 010203 01020304 102030 10203040 101010 10101010 123qwe 123abc 321321 456456 456789 789456 789456123 741852 741852963 852456 963852741 55555555 222222 22222222 333333 444444
1a2b3c4d 1234abcd q1w2e3 zaq12wsx zaq123 xsw2zaq1 poiuytrewq lkjhgfdsa mnbvcxz poiuy
computer internet google facebook instagram youtube whatsapp twitter samsung nokia xiaomi windows microsoft apple android linux ubuntu oracle cisco server database system systems
michael jordan jessica jennifer ashley daniel andrew anthony charlie thomas robert michelle nicole amanda joshua matthew christian robert hunter killer ginger cookie summer winter
pepper maggie buster tigger harley ranger thunder silver golden orange purple yellow banana chocolate chelsea arsenal liverpool barcelona realmadrid manchester juventus
starwars pokemon naruto onepiece minecraft matrix mustang ferrari mercedes corvette yamaha honda suzuki kawasaki toyota changeme changeit default secret secretsecret temp temppass temporary newpass newpassword
mypassword thepassword password1 blink182 nothing nopassword noaccess superuser supervisor manager office office365 company business finance support helpdesk service services
rahasia rahasiaku sangatrahasia rahasianegara sandi sandiku katasandi kata-sandi kunci kuncirumah masuk bukakunci silakanmasuk gantisandi gantiakusegera
sayang sayangku sayangkamu sayangmama sayangbunda sayangselamanya cinta cintaku cintakamu cintaindonesia kekasih kekasihku akucintakamu akusayangkamu akuganteng akucantik aku akujuga
bismillah bismillahirrahmanirrahim alhamdulillah subhanallah allahuakbar allah insyaallah masyaallah assalamualaikum astaghfirullah muhammad islam muslim ramadhan ramadan lebaran idulfitri
yesus yesuskristus tuhanyesus haleluya kristus tuhan tuhanmahabaik puji imanuel shalom natal buddha hindu
indonesia indonesiaraya indonesiaku merdeka merdekaatau pancasila garuda garudaku nusantara bhinneka bangsa negara negaraku nkri nkrihargamati merahputih proklamasi reformasi republik
jakarta surabaya bandung semarang medan makassar palembang denpasar yogyakarta jogja jogjakarta malang bogor bekasi tangerang depok solo surakarta padang pekanbaru pontianak banjarmasin balikpapan samarinda manado ambon jayapura kupang mataram lampung aceh jambi bengkulu batam cirebon magelang kudus madiun kediri jember banyuwangi tasikmalaya sukabumi garut purwokerto
kabupaten kota kotaku provinsi kecamatan kelurahan desa desaku pemda pemkab pemkot pemprov pemerintah pemerintahan bupati walikota gubernur camat lurah sekda setda sekretariat sekretaris
dinas dinaskesehatan dinkes disdik dinaspendidikan dinsos dpupr bappeda bkpsdm bpkad inspektorat inspektur bagianorganisasi organisasi perencanaan keuangan kepegawaian umum kepala kepaladinas kepalabagian kasubag kasubbag staf stafku pegawai pegawainegeri asn pns cpns pppk honorer operator operatorku operatordinas bendahara puskesmas rsud sekolah
sakip akip lakip lkjip renstra renja rpjmd rkpd iku lke lhe evaluasi evaluator penilai penilaian koordinator siklus siklusku contoh contohsiklus aplikasi aplikasiku sistem sisteminformasi simpeg sipd siasn srikandi spbe kominfo diskominfo komputer laptop jaringan
bismillahsukses sukses suksesselalu sukseskerja semangat semangatkerja semangatpagi semangat45 bahagia bahagiaselalu keluarga keluargaku keluargabahagia keluargacemara mama mamaku papa papaku bunda bundaku ayah ayahku ibu ibuku bapak bapakku anak anakku anaksholeh istri istriku suami suamiku adik kakak nenek kakek teman temanku sahabat sahabatku
bola sepakbola persib persija persebaya arema psm timnas garudamuda bulutangkis motor mobil rumah rumahku kucing anjing kelinci ikan burung matahari bulan bintang bintangku pelangi hujan laut gunung sawah bunga mawar melati anggrek kenanga
satu satuduatiga duatiga sembilan tujuhbelas agustus januari februari maret april juni juli september oktober november desember senin selasa rabu kamis jumat sabtu minggu
selamat selamatpagi selamatdatang terimakasih terima terimakasihbanyak apakabar kabarbaik baikbaik mantap mantapjiwa gokil santai ayo ayokerja kerja kerjakeras kerjaikhlas ikhlas sabar sabardantawakal doa doaku doaibu rezeki rejeki berkah barokah bersyukur syukur
budi budiman agus agussalim slamet joko sri siti sitiaisyah dewi dewiku putri putra ayu wulan indah lestari rina rini ratna yanti yudi hendra andi andini eko ekoprasetyo wahyu rizky rizki dian fitri fitriani nurul nurhayati aminah fatimah abdullah ahmad hidayat kurniawan setiawan susanto wibowo nugroho saputra pratama ramadhani hasanah
kopi kopihitam kopiku tehmanis nasi nasigoreng bakso rendang sate soto gudeg pempek martabak cokelat coklat manis manisku cantik cantikku ganteng gantengku pintar pintarku hebat jagoan juara bos bosku
gakada tidakada tidaktahu lupa lupalagi lupasandi lupapassword bebas terserah asalaja coba cobacoba cobalagi percobaan uji ujicoba sementara awal baru barulagi user123 admin123 pass123 qwerty1
`;

/** Passwords that nobody may choose. */
export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));
