/**
 * Older, regional and look-alike forms met in Hong Kong's names that OpenCC's tables leave apart; each group is one
 * class. The last line: radicals that PDFs give for the character (NFKC leaves these).
 */
export const olderForms = `
户戶戸 恆恒 羣群 綫線 滙匯 説說 黄黃 内內 裏裡 着著 衞衛 啓啟啔 教敎 青靑 産產 强強 彦彥 册冊 吕呂 吴吳 没沒 温溫 冲沖 决決 况況 减減
凉涼 凑湊 卧臥 却卻 厨廚 厦廈 囘回 姊姉 寃冤 峰峯 床牀 庵菴 慎愼 戱戲戯 掲揭 晋晉 暦曆 汚污汙 淸清 渇渴 溉漑 潜潛 猪豬 畧略 眞真 砲炮
秊年 竪豎 粧妝 緖緒 総總縂 罵駡 艶豔艷 蒋蔣 蔴麻 虚虛 衆眾 覧覽 覔覓 讃讚 豊豐 賛贊 躭耽 輭軟 逹達 邨村 郞郎 鄕鄉 鉄鐵 鋭銳 録錄 錬鍊
鎭鎮 鏽銹 閲閱 陥陷 隣鄰 隷隸 雞鷄 靭韌 頼賴 顔顏 飜翻 餠餅 験驗 髙高 鬭鬥 麵麪 麽麼 黒黑 黙默 齢齡 㐂喜 栢柏 𠮷吉 国國 学學 会會 研硏
台臺檯 粦燐 鑑鑒 游遊 嘆歎 佈布 週周 菓果 燻熏 彊強 喆哲 堃坤 昇升 淼渺 犇奔
⺠民 ⻑⻒⻓長 ⻘青 ⻝食 ⻄西 ⻅見 ⻆角 ⻋車 ⻔門 ⻢馬 ⻤鬼 ⻥魚 ⻦鳥 ⻨麥 ⻩黄 ⻬齊 ⻮齒 ⻰龍 ⺟母 ⻉貝`
