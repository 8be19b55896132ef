/** Line by line in both languages: the first sheet of the template. Words in quotation marks are names of columns. */
export const guide: readonly (readonly [en: string, zh: string])[] = [
  ['How to fill in this workbook', '填寫方法'],
  [
    'Each application has one row in Applications. Give it a reference of its own; the other sheets name it by that reference.',
    '每宗申請在「申請」佔一列，並有自己的檔號；其他工作表以該檔號指明申請。',
  ],
  [
    'Each project has one row in Projects. An application has 1 to 10 projects.',
    '每個項目在「項目」佔一列。每宗申請有 1 至 10 個項目。',
  ],
  [
    'Compute is asked for as GPU cards and months, both whole numbers. Do not write GPU-hours.',
    '算力以 GPU 卡數及月數填寫，兩者均為整數。請勿填寫 GPU 小時。',
  ],
  [
    'Write dates as 2027-03-01. Texts may be given in English, Chinese or both; names and titles in both where there are both.',
    '日期請寫成 2027-03-01。文字可用中文、英文或兩者；名稱及標題如有兩種語文，請一併填寫。',
  ],
  [
    'Model parameters and training tokens are in millions: 7B parameters are 7,000.',
    '模型參數及訓練詞元以百萬計：70 億參數即 7,000。',
  ],
  [
    'Several partners go into one cell, parted by semicolons, in the same order in both languages.',
    '多於一個合作夥伴填在同一格，以分號隔開；兩種語文的次序須相同。',
  ],
  [
    'Principal investigators and others who work on an application have one row each in People. The two contacts stand in Applications.',
    '首席研究員及其他參與人員各在「人員」佔一列。兩名聯絡人則填在「申請」。',
  ],
  [
    'Save the PDFs in the same folder and name them by reference and letter: REFERENCE-A.pdf for the proposal, REFERENCE-B.pdf for the team, up to H. Otherwise list them in Attachments.',
    '將 PDF 存於同一資料夾，以檔號及字母命名：計劃書為「檔號-A.pdf」，團隊為「檔號-B.pdf」，如此類推至 H；或在「附件」逐一列出。',
  ],
  [
    'A proposal · B team and CVs · C track record of compute use · D financial proof · E incorporation and business registration · F start-up proof · G shareholding · H other',
    'A 計劃書、B 團隊及履歷、C 算力使用記錄、D 財務證明、E 公司註冊及商業登記、F 初創企業證明、G 股權架構、H 其他',
  ],
  [
    'Columns with the darker heading must be filled in. Do not merge cells. Columns may be put into another order; their headings stay as they are.',
    '標題顏色較深的欄必須填寫。請勿合併儲存格。欄的次序可以改變，標題請保持不變。',
  ],
  [
    'Save as .xlsx without a password. The import shows every row before anything is taken over.',
    '請存為不設密碼的 .xlsx。匯入前會先顯示每一列，確認後才採用。',
  ],
]
