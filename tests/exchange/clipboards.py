"""What spreadsheets put on the clipboard for the same block, abridged but true to their ways."""

BLOCK = (
    ("Step", "Search", "Pay & wait"),
    ("Actions", "Types a word\nthen waits", ""),
    ("Pains", 'Says "no"', "3 < 4"),
)

EXCEL = """Version:1.0\r
StartHTML:0000000182\r
EndHTML:0000002000\r
<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";}
td {padding:0px;}
.xl66
	{white-space:normal;}
-->
</style>
<!--[if gte mso 9]><xml><x:table>not words</x:table></xml><![endif]-->
</head>

<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Step</td>
  <td class=xl65 width=64>Search</td>
  <td class=xl65 width=64>Pay &amp; wait</td>
 </tr>
 <tr height=40>
  <td height=40>Actions</td>
  <td class=xl66 width=64 style='width:48pt'>Types a word<br>
    then waits</td>
  <td></td>
 </tr>
 <tr>
  <td>Pains</td>
  <td>Says &quot;no&quot;</td>
  <td>3 &lt; 4</td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td><td></td><td></td>
 </tr>
 <![endif]>
<!--EndFragment-->
</table>
</body>
</html>
"""

SHEETS = (
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td "
    "{border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>"
    '<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" data-sheets-root="1"><colgroup>'
    '<col width="100"/><col width="100"/><col width="100"/></colgroup><tbody>'
    '<tr style="height:21px;">'
    '<td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;a > b&quot;}">Step</td>'
    "<td>Search</td><td>Pay &amp; wait</td></tr>"
    '<tr><td>Actions</td><td style="white-space:normal">Types a word<br/>then waits</td><td></td></tr>'
    "<tr><td>Pains</td><td>Says &quot;no&quot;</td><td>3 &lt; 4</td></tr></tbody></table>"
)

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 24.2 (Linux)"/>
	<style type="text/css">
		body,div,table { font-family:"Liberation Sans"; font-size:x-small }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="3" width="85"></colgroup>
	<tr>
		<td height="17" align="left"><font face="Liberation Sans">Step</font></td>
		<td align="left">Search</td>
		<td align="left">Pay &amp; wait</td>
	</tr>
	<tr>
		<td align="left">Actions</td>
		<td align="left">Types a word<br>then waits</td>
		<td align="left"><br></td>
	</tr>
	<tr>
		<td align="left">Pains</td>
		<td align="left">Says &quot;no&quot;</td>
		<td align="left">3 &lt; 4</td>
	</tr>
</table>
</body>
</html>
"""

EXCEL_TEXT = (
    'Step\tSearch\tPay & wait\r\nActions\t"Types a word\nthen waits"\t\r\nPains\t"Says ""no"""\t3 < 4\r\n'
)
